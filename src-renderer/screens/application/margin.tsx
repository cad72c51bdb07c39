import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { given } from '../../../src-domain/given.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { findingsOfHeading, findingsOfSlot } from '../../form/findings-of-blank.ts'
import type { Focus } from '../../form/focus.ts'
import { type Annotated, BlankNote } from '../../form/notes/blank-note.tsx'
import { FindingNote } from '../../form/notes/finding-note.tsx'
import { HeadingNote } from '../../form/notes/heading-note.tsx'
import notes from '../../form/notes/notes.module.css'
import type { Row } from '../../lib/desk.ts'
import classes from './margin.module.css'
import { MarginFindings } from './margin-findings.tsx'
import { MarginNotes } from './margin-notes.tsx'

/** What the program has to say, level with the line it concerns; about the whole application while no line is chosen. */
export function Margin({
  focus,
  scroller,
  row,
  ...props
}: Annotated & {
  readonly focus: Focus | undefined
  readonly scroller: RefObject<HTMLElement | null>
  readonly row: Row
}) {
  return (
    <aside className={classes.margin} aria-label="批注" tabIndex={-1}>
      {focus ? (
        <Level top={focus.top} scroller={scroller}>
          <About focus={focus} {...props} />
        </Level>
      ) : (
        <div className={classes.all}>
          <MarginNotes row={row} />
          <MarginFindings {...props} />
        </div>
      )}
    </aside>
  )
}

function About({ focus, ...props }: Annotated & { readonly focus: Focus }) {
  const { application, findings, scheme } = props
  switch (focus.kind) {
    case 'blank':
      return <BlankNote key={focus.blank.id} blank={focus.blank} {...given({ typed: focus.typed })} {...props} />
    case 'heading':
      return (
        <HeadingNote
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
          <h2 className={notes.title}>{slot?.title}</h2>
          {findingsOfSlot(focus.slot, findings, scheme).map((finding) => (
            <FindingNote key={finding.check} finding={finding} application={application.id} />
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
