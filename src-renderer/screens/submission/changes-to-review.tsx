import { Link } from 'wouter'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { clockTime } from '../../lib/dates.ts'
import { useToday } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'
import classes from './submission.module.css'

type Changes = Awaited<ReturnType<DeskClient['signOff']['changes']>>

/** What the reviewer has not seen yet, application by application. */
export function ChangesToReview({ changes: { since, changes } }: { readonly changes: Changes }) {
  const today = useToday()?.date
  if (!today) return null
  if (!since) return <p className={classes.since}>第一次复核：全部推荐材料都要看。</p>
  const head = `${clockTime(since.at, today)} ${since.by}${since.passed ? '复核通过' : '退回'}之后`
  if (changes.length === 0) return <p className={classes.since}>{head}没有改动。</p>
  return (
    <section aria-label="上次复核之后的改动">
      <p className={classes.since}>
        {head}改动 {changes.reduce((sum, { lines }) => sum + lines.length, 0)} 处：
      </p>
      <dl className={classes.changes}>
        {changes.map(({ application, name, lines }) => (
          <div key={application}>
            <dt>
              {application === '' ? (
                '批次和排序'
              ) : (
                <Link href={applicationPath(application)}>{`${name}（${application}）`}</Link>
              )}
            </dt>
            {lines.map(({ sentence, by, at }) => (
              <dd key={`${at} ${sentence}`}>
                {sentence}
                <span>
                  {by} {clockTime(at, today)}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}
