import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { Who } from '../../../src-domain/policies/statistics.ts'
import { policiesPath } from '../../lib/places.ts'
import classes from './policies.module.css'

/** A number of the statistics, with those behind it. */
export type Behind = { readonly title: string; readonly applications: readonly Who[] }

/** Those behind a number, brought into view: it may lie below the window. */
export function BehindCount({ title, applications }: Behind) {
  const section = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number is another section
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [title])
  return (
    <section ref={section} className={classes.behind} aria-label={title}>
      <h2 className={classes.part}>
        {title}（{applications.length} 件）
      </h2>
      <ul>
        {applications.map(({ id, name }) => (
          <li key={id}>
            <Link href={policiesPath(id)}>
              {id} {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
