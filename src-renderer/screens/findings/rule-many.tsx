import { Autocomplete, Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { isAttested } from '../../../src-domain/checks/of-category.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { client } from '../../lib/client.ts'
import { desk, refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { useOfficerName } from '../../lib/officer-name.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { useUsedReasons } from '../../parts/ruling/used-reasons.ts'
import { ManyApplications, ManyChecks } from './many-choice.tsx'
import { isOpen, type Matrix, type MatrixRow } from './matrix-view.ts'
import classes from './rule-many.module.css'

type Props = { readonly opened: boolean; readonly onClose: () => void }

/**
 * 批量认定: what no attachment shows, and what differs in words only, decided for many applications in one go, of all
 * categories unless one is chosen.
 */
export function RuleMany({ opened, onClose }: Props) {
  const { scheme } = useOpenDesk()
  const matrices = useQueries({
    queries: scheme.categories.map(({ id }) => ({
      ...desk.findings.matrix.queryOptions({ input: { category: id } }),
      enabled: opened,
    })),
    combine: (found) =>
      found.flatMap(({ data }, i): OfCategory[] =>
        data ? [{ ...data, category: scheme.categories[i]?.id ?? '' }] : [],
      ),
  })
  return (
    // It opens with all it has to show, so that the focus goes where one types.
    <Modal
      opened={opened && matrices.length === scheme.categories.length}
      onClose={onClose}
      title="批量认定"
      size={760}
    >
      <RuleManyForm matrices={matrices} onClose={onClose} />
    </Modal>
  )
}

type OfCategory = Matrix & { readonly category: CategoryId }

const everyCategory = ''

function RuleManyForm({ matrices, onClose }: Pick<Props, 'onClose'> & { readonly matrices: readonly OfCategory[] }) {
  const { scheme } = useOpenDesk()
  const [scope, setScope] = useState<CategoryId>(everyCategory)
  const categories = scheme.categories.filter(({ id }) =>
    matrices.some((one) => one.category === id && ruledTogether(one).length > 0),
  )
  const within = scope === everyCategory ? matrices : matrices.filter((one) => one.category === scope)
  // A check that several categories have is one here.
  const offered = [...new Map(within.flatMap(ruledTogether).map((check) => [check.id, check])).values()]
  const [checks, setChecks] = useState(offered.filter(isAttested).map((check) => check.id))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<'pass' | 'fail'>('pass')
  const [reason, setReason] = useState('')
  const [by, setBy] = useOfficerName()
  const reasons = useUsedReasons(checks)

  const candidates = within.flatMap(waitingIn(checks))
  const chosen = candidates.filter((row) => !left.has(row.application))
  const count = chosen.reduce((sum, row) => sum + row.open.length, 0)

  const steps = useSteps()
  const rule = useMutation({
    mutationFn: () => {
      // Only what is open is ruled on.
      const rulings = chosen.map(({ application, open }) => ({ application, checks: open }))
      return steps.keep(`批量认定 ${count} 项`, client.findings.ruleMany({ rulings, unruled: true, outcome, reason }))
    },
    onSuccess: () => {
      tellDone(`已认定 ${count} 项${outcome === 'pass' ? '通过' : '不通过'}。Ctrl+Z 可撤销。`)
      onClose()
    },
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  const ready = count > 0 && reason.trim() !== '' && by.trim() !== ''

  return (
    <form
      className={classes.many}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) rule.mutate()
      }}
    >
      {categories.length > 1 && (
        <SegmentedControl
          aria-label="哪些类别"
          value={scope}
          onChange={setScope}
          data={[
            { value: everyCategory, label: '各类一起' },
            ...categories.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
      <ManyChecks label="认定哪几项" checks={offered} value={checks} onChange={setChecks} />
      <ManyApplications
        told={`列出未了结的 ${candidates.length} 件`}
        none="所选的项目都已了结，没有要认定的申报。"
        candidates={candidates}
        left={left}
        onLeft={setLeft}
      />
      <SegmentedControl
        aria-label="认定结果"
        value={outcome}
        onChange={(value) => setOutcome(value as 'pass' | 'fail')}
        data={[
          { value: 'pass', label: '✓ 通过' },
          { value: 'fail', label: '✗ 不通过' },
        ]}
      />
      <Autocomplete
        label="理由或依据"
        placeholder="如：2023年7月20日查询市场监管、生态环境、应急管理公开信息，均无记录"
        data={reasons}
        limit={8}
        maxLength={2000}
        value={reason}
        onChange={setReason}
        openOnFocus={false}
        data-autofocus
      />
      <div className={classes.manyFoot}>
        <TextInput label="认定人" value={by} maxLength={100} onChange={(event) => setBy(event.currentTarget.value)} />
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button type="submit" disabled={!ready} loading={rule.isPending}>
          认定 {count} 项
        </Button>
      </div>
    </form>
  )
}

/** Whom of a category the chosen checks still wait for, and which of them. */
function waitingIn(checks: readonly string[]) {
  return (matrix: Matrix) => {
    const asked = ruledTogether(matrix).filter(({ id }) => checks.includes(id))
    return matrix.rows
      .filter((row) => row.status !== 'declined')
      .map((row) => {
        const open = asked.filter(({ waits }) => waits(row)).map(({ id }) => id)
        const messages = row.asked
          .filter(({ place }) => open.includes(matrix.checks[place]?.id ?? ''))
          .map(({ message }) => message)
        return {
          ...{ application: row.application, name: row.name, open, description: messages.join('；') },
          some: open.length < asked.length ? open.length : undefined,
        }
      })
      .filter(({ open }) => open.length > 0)
  }
}

/** The checks that can be decided for several: attestations, and where only a person can say whether it is the same. */
export function ruledTogether(matrix: Matrix) {
  return matrix.checks.flatMap((check, place) => {
    const attested = isAttested(check)
    const waits = ({ outcomes }: MatrixRow) => (attested ? isOpen(outcomes[place]) : outcomes[place] === 'manual')
    return attested || matrix.rows.some(waits) ? [{ ...check, waits }] : []
  })
}
