import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { categoryOf, type Scheme } from '../../../src-domain/schemes/scheme.ts'
import { findingsOfHeading, findingsOfSlot } from './findings-of-blank.ts'
import type { Focus } from './focus.ts'
import classes from './margin.module.css'
import { MarginBlank } from './margin-blank.tsx'
import { MarginFinding } from './margin-finding.tsx'
import { MarginFindings } from './margin-findings.tsx'
import { MarginHeading } from './margin-heading.tsx'
import type { Values } from './use-values.ts'

export type MarginProps = {
  readonly application: Application
  readonly findings: readonly Finding[]
  readonly scheme: Scheme
  readonly values: Values
}

/** What the program has to say, level with the line it concerns; about the whole paper while no line is chosen. */
export function Margin({
  focus,
  scroller,
  ...props
}: MarginProps & { readonly focus: Focus | undefined; readonly scroller: RefObject<HTMLElement | null> }) {
  return (
    <aside className={classes.margin} aria-label="批注" tabIndex={-1}>
      {focus ? (
        <Level top={focus.top} scroller={scroller}>
          <About focus={focus} {...props} />
        </Level>
      ) : (
        <div className={classes.all}>
          <MarginFindings {...props} />
        </div>
      )}
    </aside>
  )
}

function About({ focus, ...props }: MarginProps & { readonly focus: Focus }) {
  const { application, findings, scheme } = props
  switch (focus.kind) {
    case 'blank':
      return (
        <MarginBlank
          key={focus.blank.id}
          blank={focus.blank}
          {...(focus.typed === undefined ? {} : { typed: focus.typed })}
          {...props}
        />
      )
    case 'heading':
      return (
        <MarginHeading
          key={focus.heading.id}
          heading={focus.heading}
          application={application}
          findings={findingsOfHeading(focus.heading.id, findings, scheme)}
        />
      )
    case 'slot': {
      const slot = categoryOf(scheme, application.category).attachments.find((s) => s.id === focus.slot)
      return (
        <section>
          <h2 className={classes.title}>{slot?.title}</h2>
          {findingsOfSlot(focus.slot, findings, scheme).map((finding) => (
            <MarginFinding key={finding.check} finding={finding} application={application.id} />
          ))}
        </section>
      )
    }
  }
}

/** Stands beside its line, moved up where it would end below the window. */
function Level({
  top,
  scroller,
  children,
}: {
  readonly top: number
  readonly scroller: RefObject<HTMLElement | null>
  readonly children: React.ReactNode
}) {
  const note = useRef<HTMLDivElement>(null)
  const [shift, setShift] = useState(top)
  useLayoutEffect(() => {
    const [element, area] = [note.current, scroller.current]
    if (!element || !area) return
    const place = () => {
      element.style.maxHeight = `${area.clientHeight - 32}px`
      const lowest = area.scrollTop + area.clientHeight - element.offsetHeight - 16
      setShift(Math.max(area.scrollTop + 16, Math.min(top, lowest)))
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(element)
    return () => observer.disconnect()
  }, [top, scroller])
  return (
    <div ref={note} className={classes.level} style={{ top: shift }}>
      {children}
    </div>
  )
}
