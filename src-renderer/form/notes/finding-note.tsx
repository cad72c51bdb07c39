import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { namedFigure } from '../../lib/figures.ts'
import { Clause } from '../../parts/clause.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { RulingForm } from '../../parts/ruling/ruling-form.tsx'
import { WithdrawRuling } from '../../parts/ruling/withdraw-ruling.tsx'
import { useIsWithdrawn } from '../../parts/withdrawal/use-withdrawal.ts'
import classes from './notes.module.css'

/** One finding whole: what it says, on which figures, by which clause, what to do, and the ruling on it. */
export function FindingNote({
  finding,
  application,
  titled = true,
}: {
  readonly finding: Finding
  readonly application: string
  /** False where its title already stands above. */
  readonly titled?: boolean
}) {
  const [ruling, setRuling] = useState(false)
  const fixed = useIsWithdrawn(application)
  const figures = Object.entries(finding.figures)
  const isOpen = finding.outcome === 'fail' || finding.outcome === 'manual' || finding.look !== undefined
  return (
    <article className={classes.finding} data-outcome={finding.outcome}>
      <header className={classes.findingHead}>
        <OutcomeMark outcome={finding.outcome} word />
        <span className={classes.clause}>
          <Clause clause={finding.clause} />
        </span>
      </header>
      {titled && <p className={classes.findingTitle}>{finding.title}</p>}
      <p className={classes.text}>{finding.message}</p>
      {isOpen && figures.length > 0 && (
        <dl className={classes.figures}>
          {figures.map(([name, figure]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{namedFigure(name, figure)}</dd>
            </div>
          ))}
        </dl>
      )}
      {finding.look && <p className={classes.advice}>{finding.look}</p>}
      {finding.advice && <p className={classes.advice}>{finding.advice}</p>}
      {finding.ruling && (
        <p className={classes.text}>
          {finding.ruling.by}认定{finding.ruling.outcome === 'pass' ? '通过' : '不通过'}：{finding.ruling.reason}
        </p>
      )}
      {!fixed && <WithdrawRuling application={application} finding={finding} />}
      {!fixed && isOpen && !ruling && (
        <Button size="compact-sm" variant="default" onClick={() => setRuling(true)}>
          人工认定
        </Button>
      )}
      {ruling && <RulingForm application={application} finding={finding} onDone={() => setRuling(false)} />}
    </article>
  )
}
