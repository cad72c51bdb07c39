import { Autocomplete, Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isAttested } from '../../../src-domain/checks/of-category.ts'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { useOfficerName } from '../../lib/officer-name.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { useUsedReasons } from '../../parts/ruling/used-reasons.ts'
import { isOpen, type Matrix, type MatrixRow } from './matrix-view.ts'
import classes from './rule-many.module.css'

type Props = { readonly matrix: Matrix; readonly opened: boolean; readonly onClose: () => void }

/** 批量认定: what no attachment shows, and what differs in words only, decided for many applications in one go. */
export function RuleMany({ matrix, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="批量认定" size={760}>
      <RuleManyForm matrix={matrix} onClose={onClose} />
    </Modal>
  )
}

function RuleManyForm({ matrix, onClose }: Pick<Props, 'matrix' | 'onClose'>) {
  const offered = ruledTogether(matrix)
  const [checks, setChecks] = useState(offered.filter(isAttested).map((check) => check.id))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<'pass' | 'fail'>('pass')
  const [reason, setReason] = useState('')
  const [by, setBy] = useOfficerName()
  const reasons = useUsedReasons(checks)

  const candidates = matrix.rows
    .filter((row) => row.status !== 'declined')
    .map((row) => ({ ...row, open: offered.filter((c) => checks.includes(c.id) && c.waits(row)).map((c) => c.id) }))
    .filter((row) => row.open.length > 0)
  const chosen = candidates.filter((row) => !left.has(row.application))
  const count = chosen.reduce((sum, row) => sum + row.open.length, 0)

  const steps = useSteps()
  const rule = useMutation({
    mutationFn: async () => {
      // Only what is open is ruled on: applications with the same open checks go together.
      const one = Symbol('批量认定')
      for (const group of Map.groupBy(chosen, (row) => row.open.join()).values()) {
        const applications = group.map((row) => row.application)
        const ruling = client.findings.ruleMany({ applications, checks: group[0]?.open ?? [], outcome, reason })
        await steps.keep(`批量认定 ${count} 项`, ruling, one)
      }
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
      <Checkbox.Group label="认定哪几项" value={checks} onChange={setChecks}>
        <div className={classes.manyChecks}>
          {offered.map(({ id, title, clause }) => (
            <Checkbox key={id} value={id} label={title} description={clause} />
          ))}
        </div>
      </Checkbox.Group>
      <fieldset className={classes.manyRows}>
        <legend>
          哪些申报 <span>（列出未了结的 {candidates.length} 件）</span>
        </legend>
        {candidates.length === 0 && <p>所选的项目都已了结，没有要认定的申报。</p>}
        <Checkbox
          label="全选"
          disabled={candidates.length === 0}
          checked={chosen.length === candidates.length && chosen.length > 0}
          indeterminate={chosen.length > 0 && chosen.length < candidates.length}
          onChange={(event) =>
            setLeft(new Set(event.currentTarget.checked ? [] : candidates.map((row) => row.application)))
          }
        />
        <div className={classes.manyList}>
          {candidates.map(({ application, name, open, asked }) => (
            <Checkbox
              key={application}
              description={asked
                .filter(({ place }) => open.includes(matrix.checks[place]?.id ?? ''))
                .map(({ message }) => message)
                .join('；')}
              label={`${application} ${name}${open.length < checks.length ? `（${open.length} 项）` : ''}`}
              checked={!left.has(application)}
              onChange={() =>
                setLeft(
                  new Set(
                    [...left].includes(application)
                      ? [...left].filter((id) => id !== application)
                      : [...left, application],
                  ),
                )
              }
            />
          ))}
        </div>
      </fieldset>
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

/** The checks that can be decided for several: attestations, and where only a person can say whether it is the same. */
export function ruledTogether(matrix: Matrix) {
  return matrix.checks.flatMap((check, place) => {
    const attested = isAttested(check)
    const waits = ({ outcomes }: MatrixRow) => (attested ? isOpen(outcomes[place]) : outcomes[place] === 'manual')
    return attested || matrix.rows.some(waits) ? [{ ...check, waits }] : []
  })
}
