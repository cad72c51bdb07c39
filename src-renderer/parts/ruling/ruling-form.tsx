import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Finding, standOf } from '../../../src-domain/checks/finding.ts'
import { client } from '../../lib/client.ts'
import { applyChange, desk, readAnew } from '../../lib/desk.ts'
import { useOfficerName } from '../../lib/officer-name.ts'
import { tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import classes from './ruling-form.module.css'
import { useUsedReasons } from './used-reasons.ts'

type Props = { readonly application: string; readonly finding: Finding; readonly onDone: () => void }

/** 人工认定. Rulings stay in the record: a wrong one is taken back, or followed by the right one. */
export function RulingForm({ application, finding, onDone }: Props) {
  const [outcome, setOutcome] = useState<'pass' | 'fail'>('pass')
  const [reason, setReason] = useState('')
  // As it was when one began to decide.
  const [seen] = useState(finding)
  const [by, setBy] = useOfficerName()
  const reasons = useUsedReasons([finding.check])
  const steps = useSteps()
  const rule = useMutation({
    mutationFn: () =>
      steps.keep(
        `认定 ${application} 的“${finding.title}”`,
        client.findings.rule({ application, check: finding.check, seen: standOf(seen), outcome, reason }),
      ),
    onSuccess: (changed) => {
      applyChange(changed)
      void readAnew({ queryKey: desk.events.key() })
      setReason('')
      onDone()
    },
    onError: tellProblem,
  })
  const ready = reason.trim() !== '' && by.trim() !== ''
  return (
    <form
      className={classes.ruling}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) rule.mutate()
      }}
    >
      <h3 className={classes.title}>{finding.ruling ? '重新认定' : '人工认定'}</h3>
      <SegmentedControl
        fullWidth
        aria-label="认定结果"
        value={outcome}
        onChange={(value) => setOutcome(value as 'pass' | 'fail')}
        data={[
          { value: 'pass', label: '✓ 通过' },
          { value: 'fail', label: '✗ 不通过' },
        ]}
      />
      <Autocomplete
        data-first
        label="理由或依据"
        placeholder="如：已查阅原件，与申报表一致"
        data={reasons}
        limit={8}
        // Above it stands what one has yet to choose.
        comboboxProps={{ position: 'bottom', middlewares: { flip: false } }}
        value={reason}
        onChange={setReason}
        maxLength={2000}
      />
      <div className={classes.foot}>
        <TextInput
          aria-label="认定人"
          leftSection="认定人"
          leftSectionWidth={62}
          value={by}
          maxLength={100}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!ready} loading={rule.isPending}>
          认定
        </Button>
      </div>
    </form>
  )
}
