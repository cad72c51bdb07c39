import { Autocomplete, Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isAttested } from '../../../src-domain/checks/of-category.ts'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { useOfficerName } from '../../lib/officer-name.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { useUsedReasons } from '../../parts/ruling/used-reasons.ts'
import { ManyApplications, ManyChecks } from './many-choice.tsx'
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
      <ManyChecks label="认定哪几项" checks={offered} value={checks} onChange={setChecks} />
      <ManyApplications
        told={`列出未了结的 ${candidates.length} 件`}
        none="所选的项目都已了结，没有要认定的申报。"
        candidates={candidates.map(({ application, name, open, asked }) => ({
          ...{ application, name },
          some: open.length < checks.length ? open.length : undefined,
          description: asked
            .filter(({ place }) => open.includes(matrix.checks[place]?.id ?? ''))
            .map(({ message }) => message)
            .join('；'),
        }))}
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

/** The checks that can be decided for several: attestations, and where only a person can say whether it is the same. */
export function ruledTogether(matrix: Matrix) {
  return matrix.checks.flatMap((check, place) => {
    const attested = isAttested(check)
    const waits = ({ outcomes }: MatrixRow) => (attested ? isOpen(outcomes[place]) : outcomes[place] === 'manual')
    return attested || matrix.rows.some(waits) ? [{ ...check, waits }] : []
  })
}
