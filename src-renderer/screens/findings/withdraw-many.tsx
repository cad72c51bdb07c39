import { Button, Modal, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { Loading } from '../../parts/loading.tsx'
import { ManyApplications, ManyChecks } from './many-choice.tsx'
import classes from './rule-many.module.css'

type Rulings = Awaited<ReturnType<DeskClient['findings']['rulings']>>

/** 撤回认定 of many in one go: of some checks, or of what was ruled together. */
export function WithdrawMany({
  category,
  opened,
  onClose,
}: {
  readonly category: CategoryId
  readonly opened: boolean
  readonly onClose: () => void
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="撤回认定" size={760}>
      <WithdrawForm category={category} onClose={onClose} />
    </Modal>
  )
}

function WithdrawForm({ category, onClose }: { readonly category: CategoryId; readonly onClose: () => void }) {
  const { data } = useQuery(desk.findings.rulings.queryOptions({ input: { category } }))
  return data ? <Chosen rulings={data} onClose={onClose} /> : <Loading />
}

function Chosen({ rulings, onClose }: { readonly rulings: Rulings; readonly onClose: () => void }) {
  const { scheme } = useOpenDesk()
  const today = useToday()?.date ?? ''
  const together = [...Map.groupBy(rulings, ruledTogether)]
  const [group, setGroup] = useState<string | null>(null)
  const offered = scheme.checks.filter(({ id }) => rulings.some(({ check }) => check === id))
  const [checks, setChecks] = useState<string[]>([])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const wanted = rulings.filter((r) => checks.includes(r.check) && (group === null || ruledTogether(r) === group))
  const candidates = [...Map.groupBy(wanted, ({ application }) => application)]
  const chosen = wanted.filter(({ application }) => !left.has(application))

  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      steps.keep(
        `撤回认定 ${chosen.length} 项`,
        client.findings.withdrawRulings({
          rulings: chosen.map(({ application, uid: ruling }) => ({ application, ruling })),
        }),
      ),
    onSuccess: () => {
      tellDone(`已撤回认定 ${chosen.length} 项。Ctrl+Z 可撤销。`)
      onClose()
    },
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })

  /** What was ruled together was ruled on its own checks. */
  const choose = (key: string | null) => {
    setGroup(key)
    const own = together.find(([name]) => name === key)?.[1] ?? []
    setChecks([...new Set(own.map(({ check }) => check))])
    setLeft(new Set())
  }

  return (
    <form
      className={classes.many}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen.length > 0) mutate()
      }}
    >
      <Select
        label="哪一次认定的"
        placeholder={`全部 ${rulings.length} 项`}
        clearable
        data-autofocus
        data={together.map(([value, [first, ...others]]) => ({
          value,
          label: first ? `${clockTime(first.at, today)} ${told(first)}（${others.length + 1} 项）` : value,
        }))}
        value={group}
        onChange={choose}
      />
      <ManyChecks label="撤回哪几项" checks={offered} value={checks} onChange={setChecks} />
      <ManyApplications
        told={`有认定的 ${candidates.length} 件`}
        none="请先选哪一次认定，或勾选初审项。"
        candidates={candidates.map(([application, own]) => ({
          ...{ application, name: own[0]?.name ?? '' },
          some: own.length < checks.length ? own.length : undefined,
          description: [...new Set(own.map(told))].join('；'),
        }))}
        left={left}
        onLeft={setLeft}
      />
      <div className={classes.manyFoot}>
        <span>认定的记录都留着；之前另有认定的，以之前的为准。</span>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button type="submit" color="red.9" disabled={chosen.length === 0} loading={isPending}>
          撤回 {chosen.length} 项认定
        </Button>
      </div>
    </form>
  )
}

/** The same for what one officer ruled in one go, which has one time. */
function ruledTogether({ outcome, reason, by, at }: Rulings[number]): string {
  return [at, by, outcome, reason].join('\n')
}

/** 样例甲认定通过：已函询 */
function told({ outcome, reason, by }: Rulings[number]): string {
  return `${by}认定${outcome === 'pass' ? '通过' : '不通过'}：${reason}`
}
