import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type Finding, standOf } from '../../../src-domain/checks/finding.ts'
import { client } from '../../lib/client.ts'
import { applyChange } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import classes from './attachments.module.css'

/** What only eyes can compare: what to hold the scan against, and one button when it agrees. */
export function LookAsk({ application, finding }: { readonly application: string; readonly finding: Finding }) {
  const steps = useSteps()
  const agrees = useMutation({
    mutationFn: () =>
      steps.keep(
        `认定 ${application} 的“${finding.title}”`,
        client.findings.rule({
          ...{ application, check: finding.check, seen: standOf(finding), outcome: 'pass' },
          reason: '已打开扫描件对照，与申报表一致',
        }),
      ),
    onSuccess: applyChange,
    onError: tellProblem,
  })
  return (
    <p className={classes.look}>
      <span>{finding.look}不一致的，在右侧认定“不通过”。</span>
      <Button size="compact-xs" variant="default" loading={agrees.isPending} onClick={() => agrees.mutate()}>
        对照一致
      </Button>
    </p>
  )
}
