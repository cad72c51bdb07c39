import { CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { problemOf } from '../../lib/client.ts'
import { desk } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'
import { FindingPanel } from './finding-panel.tsx'
import classes from './margin.module.css'
import { OpenFindings } from './open-findings.tsx'

type Props = {
  /** The first thing to do here is to have the focus as soon as it is there. */
  readonly focused: boolean
  readonly onFocused: () => void
  readonly application: string
  /** Without one the application as a whole. */
  readonly check: string | undefined
  readonly onClose: () => void
  /** Back to the grid, the margin stays. */
  readonly onLeave: () => void
}

/** Beside the matrix: the finding one is at, or all that an applicant still lacks. */
export function FindingsMargin({ focused, onFocused, application, check, onClose, onLeave }: Props) {
  const { data, error } = useQuery(desk.applications.get.queryOptions({ input: { application } }))
  const finding = data?.findings.find((f) => f.check === check)
  const aside = useRef<HTMLElement>(null)
  useEffect(() => {
    const first = focused && aside.current?.querySelector<HTMLElement>('[data-first]')
    if (!first) return
    first.focus()
    onFocused()
  })
  return (
    <aside
      ref={aside}
      className={classes.margin}
      aria-label="初审结果"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={classes.marginHead}>
        <Link href={applicationPath(application)}>
          {application} {data?.row.name}
        </Link>
        <CloseButton aria-label="收起" onClick={onClose} />
      </header>
      {error && <p className={classes.quiet}>{problemOf(error)?.message}</p>}
      {data &&
        (finding ? (
          <FindingPanel key={`${application} ${finding.check}`} {...{ application, finding, onLeave }} />
        ) : (
          <OpenFindings row={data.row} findings={data.findings} />
        ))}
    </aside>
  )
}
