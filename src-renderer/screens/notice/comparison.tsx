import { Alert } from '@mantine/core'
import { Link } from 'wouter'
import { applicationPath } from '../../lib/places.ts'
import { Clause } from '../../parts/clause.tsx'
import type { Drafted } from '../../parts/notice/use-draft.ts'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import classes from './notice.module.css'

type Compared = NonNullable<Drafted['compared']>
type Effect = Compared['otherEffects'][number]

/** What a corrected notice says otherwise, each with the applications whose result it changes. */
export function Comparison({ compared }: { readonly compared: Compared }) {
  const { differences, otherEffects, lost } = compared
  return (
    <>
      {lost.length > 0 && (
        <Alert color="red" title="不能采用：更正后的方案里没有这些内容的位置，已收的材料都在">
          {lost.slice(0, named).join('、')}
          {lost.length > named && `，等 ${lost.length} 处`}
        </Alert>
      )}
      {differences.length === 0 && <p className={classes.quiet}>要点没有不同；只有通知原文或样例改了。</p>}
      <ul className={classes.differences} aria-label="不同之处">
        {differences.map(({ place, sentence, clause, effects }) => (
          <li key={`${place}${sentence}`}>
            {sentence}
            {clause && (
              <>
                {' '}
                （<Clause clause={clause} />）
              </>
            )}
            <Effects effects={effects} />
          </li>
        ))}
        {otherEffects.length > 0 && (
          <li>
            因以上不同而改变的其他结果
            <Effects effects={otherEffects} />
          </li>
        )}
      </ul>
      {differences.length > 0 && changedIn(compared) === 0 && (
        <p className={classes.quiet}>已收申报的初审结果都不变。</p>
      )}
    </>
  )
}

const named = 10

export function changedIn({ differences, otherEffects }: Compared): number {
  const all = [...differences.flatMap(({ effects }) => effects), ...otherEffects]
  return new Set(all.map(({ application }) => application)).size
}

function Effects({ effects }: { readonly effects: readonly Effect[] }) {
  if (effects.length === 0) return null
  return (
    <>
      ：<span className={classes.changed}>{effects.length} 件结果改变</span>
      <ul className={classes.effects}>
        {effects.map(({ application, check, name, before, after }) => (
          <li key={`${application}${check}`}>
            <Link href={applicationPath(application)}>
              {application} {name}
            </Link>{' '}
            {before ? <OutcomeMark outcome={before} word /> : '原来没有这一项'} →{' '}
            {after ? <OutcomeMark outcome={after} word /> : '不再有这一项'}
          </li>
        ))}
      </ul>
    </>
  )
}
