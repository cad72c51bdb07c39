import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import { toCorrect } from '../../../src-domain/checks/to-correct.ts'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { useIssue } from '../../letters/use-issue.ts'
import { copyText } from '../../lib/copy-text.ts'
import { correctionDay } from '../../lib/dates.ts'
import { type Row, useOpenDesk, useToday } from '../../lib/desk.ts'
import { tellDone } from '../../lib/tell.ts'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { correctionList } from './correction-list.ts'
import classes from './margin.module.css'

/** What an application still lacks, and its 补正清单 for the applicant. */
export function OpenFindings({ row, findings }: { readonly row: Row; readonly findings: readonly Finding[] }) {
  const { scheme, batch } = useOpenDesk()
  const today = useToday()?.date ?? ''
  const issue = useIssue()
  const open = openFindings(findings)
  const failing = open.filter((finding) => finding.outcome === 'fail')
  const asked = toCorrect(failing)
  const copy = async () => {
    const byDate = row.round ? undefined : correctionDay(today, scheme.dates.submission.on, batch.materialsOn)
    await copyText(correctionList(row.name, categoryTitle(scheme, row.category), asked, byDate ?? row.round?.dueOn))
    tellDone('补正清单已复制，可以粘贴到邮件或公文里。')
    const of = { kind: 'correction', application: row, ...(byDate ? { byDate } : {}) } as const
    await issue(of, 'copied')
  }
  return (
    <>
      <p className={classes.outcome}>
        <StatusMark status={row.status} />
      </p>
      {asked.length > 0 ? (
        <Button data-first fullWidth leftSection={<IconCopy size={16} stroke={1.6} />} onClick={() => void copy()}>
          复制补正清单（{asked.length} 项）
        </Button>
      ) : (
        <p className={classes.quiet}>
          {failing.length > 0 ? '不通过的项目由初审人员处理，不需要申报单位补正。' : '没有不通过的项目，不需要补正。'}
        </p>
      )}
      {open.length > 0 && <h2 className={classes.marginTitle}>还缺</h2>}
      <ul className={classes.open}>
        {[...failing, ...open.filter((finding) => finding.outcome !== 'fail')].map(
          ({ check, title, outcome, message, advice }) => (
            <li key={check}>
              <OutcomeMark outcome={outcome} />
              <div>
                <b>{title}</b>
                <p>{message}</p>
                {advice && <p className={classes.quiet}>{advice}</p>}
              </div>
            </li>
          ),
        )}
      </ul>
    </>
  )
}
