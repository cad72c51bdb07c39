import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { asksOutline, categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Heading } from '../../../src-domain/schemes/scheme.ts'
import { type Blank, blanksOf, nextUnsure } from '../../form/blanks.ts'
import { type Focus, goTo } from '../../form/focus.ts'
import { FormTable } from '../../form/form-table.tsx'
import { OutlineSheet } from '../../form/outline-sheet.tsx'
import sheet from '../../form/sheet.module.css'
import { useValues } from '../../form/use-values.ts'
import { problemOf } from '../../lib/client.ts'
import { type Detail, desk, useOpenDesk } from '../../lib/desk.ts'
import { tellDone } from '../../lib/tell.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Splitter, useShare } from '../../parts/splitter.tsx'
import classes from './application.module.css'
import { besideNumber, type Part, parts } from './application-parts.ts'
import { AttachmentBeside } from './attachment-beside.tsx'
import { AttachmentsSheet } from './attachments-sheet.tsx'
import { Head } from './head.tsx'
import { Margin } from './margin.tsx'
import { useAttachments } from './use-attachments.ts'
import { useBeside } from './use-beside.ts'
import { usePaperDrop } from './use-paper-drop.ts'

/** One application: its form, outline and attachments, editable where it stands, with what there is to say about it in the margin. */
export default function ApplicationScreen({ id }: { readonly id: string }) {
  const { data, error } = useQuery(desk.applications.get.queryOptions({ input: { application: id } }))
  if (error) return <Empty title={`打不开申报 ${id}`} text={problemOf(error)?.message ?? ''} />
  if (!data) {
    return <Loading />
  }
  return <OpenApplication detail={data} />
}

function OpenApplication({ detail }: { readonly detail: Detail }) {
  const { application, findings, row } = detail
  const { scheme } = useOpenDesk()
  const category = categoryOf(scheme, application.category)
  const values = useValues(row.id)
  const beside = useBeside(application, category)
  const [share, setShare] = useShare('beside.share')
  // Where there is no room for both, the form comes first; an attachment beside it takes room too.
  const narrow = useMediaQuery(`(max-width: ${beside.open ? 1700 : 900}px)`, false, { getInitialValueInEffect: false })
  const [open, setOpen] = useLocalStorage({
    key: narrow ? 'application-margin-narrow' : 'application-margin',
    defaultValue: !narrow,
    getInitialValueInEffect: false,
  })
  const scroller = useRef<HTMLDivElement>(null)
  const { focus, onBlank, onType, onHeading, onSlot, onBlur } = useFocus(scroller)
  const { part, show, onScroll } = useParts(scroller, beside.toggle)
  const attachments = useAttachments(application, category)
  const onDrop = usePaperDrop(attachments, show)

  const latest = useRef(application)
  latest.current = application
  const onNextUnsure = useCallback(
    async (blank: Blank) => {
      if (!(await values.confirm(blank))) return
      const next = nextUnsure(latest.current, blanksOf(category, latest.current.values), blank.id)
      if (next) goTo({ kind: 'blank', id: next.id })
      else tellDone('没有待核对的内容了。')
    },
    [values, category],
  )

  return (
    <section className={classes.screen} aria-label={`申报 ${row.id}`} onDrop={onDrop}>
      <Head
        detail={detail}
        category={category}
        part={part}
        onPart={show}
        margin={open}
        onMargin={() => setOpen(!open)}
        beside={beside}
      />
      <div className={classes.sides}>
        <div className={classes.scroller} ref={scroller} onScroll={onScroll}>
          {/* Before the sheets for the Tab key: once the focus is in a line, the list of open findings gives way to it. */}
          {open && (
            <Margin
              row={row}
              focus={focus}
              scroller={scroller}
              application={application}
              findings={findings}
              scheme={scheme}
              values={values}
            />
          )}
          <article aria-label="申报书" className={classes.sheets} onBlur={onBlur}>
            <fieldset className={classes.fixable} disabled={application.withdrawn !== undefined}>
              <section className={sheet.sheet} id="part-form" aria-label="申报表">
                <FormTable
                  application={application}
                  category={category}
                  values={values}
                  onFocus={onBlank}
                  onType={onType}
                  onNextUnsure={onNextUnsure}
                />
              </section>
              {asksOutline(category) && (
                <section className={sheet.sheet} id="part-outline" aria-label="正文">
                  <OutlineSheet application={application} category={category} onFocus={onHeading} />
                </section>
              )}
            </fieldset>
            <section className={sheet.sheet} id="part-attachments" aria-label="附件">
              <AttachmentsSheet
                application={application}
                findings={findings}
                category={category}
                scheme={scheme}
                attachments={attachments}
                onFocus={onSlot}
                onShow={beside.show}
              />
            </section>
          </article>
        </div>
        {beside.open && (
          <>
            <Splitter label="申报表和附件的宽度" share={share} onShare={setShare} />
            <aside className={classes.beside} style={{ '--share': `${share}%` } as CSSProperties} aria-label="对照附件">
              <AttachmentBeside beside={beside} category={category} />
            </aside>
          </>
        )}
      </div>
    </section>
  )
}

type Scroller = React.RefObject<HTMLDivElement | null>

/** What is being worked on, for the margin; nothing once the focus has left sheets and margin. */
function useFocus(scroller: Scroller) {
  const [focus, setFocus] = useState<Focus>()
  const handlers = useMemo(() => {
    const topOf = (element: HTMLElement) => {
      const area = scroller.current
      const line = element.closest('tr') ?? element
      return area ? line.getBoundingClientRect().top - area.getBoundingClientRect().top + area.scrollTop : 0
    }
    return {
      onBlank: (blank: Blank, element: HTMLElement) => setFocus({ kind: 'blank', blank, top: topOf(element) }),
      onType: (typed: string | undefined) =>
        setFocus((f) => {
          if (f?.kind !== 'blank') return f
          const { typed: _, ...rest } = f
          return typed === undefined ? rest : { ...rest, typed }
        }),
      onHeading: (heading: Heading, element: HTMLElement) =>
        setFocus({ kind: 'heading', heading, top: topOf(element) }),
      onSlot: (slot: string, element: HTMLElement) => setFocus({ kind: 'slot', slot, top: topOf(element) }),
      onBlur: () =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) setFocus(undefined)
        }),
    }
  }, [scroller])
  return { focus, ...handlers }
}

/** The three parts of the one long scroll: which one is being read, and the way to each; a fourth is beside them. */
function useParts(scroller: Scroller, onBeside: () => void) {
  const [part, setPart] = useState<Part>('form')
  const show = useCallback((wanted: Part) => {
    const sheet = document.getElementById(`part-${wanted}`)
    sheet?.scrollIntoView({ block: 'start' })
    sheet?.querySelector<HTMLElement>('textarea, button')?.focus({ preventScroll: true })
  }, [])
  const latest = useRef(onBeside)
  latest.current = onBeside
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const number = event.altKey && event.shiftKey ? Number(/^Digit(\d)$/.exec(event.code)?.[1]) : 0
      const wanted = parts[number - 1]
      if (!wanted && number !== besideNumber) return
      event.preventDefault()
      event.stopPropagation()
      if (wanted) show(wanted.id)
      else latest.current()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [show])
  const onScroll = () => {
    const area = scroller.current
    if (!area) return
    const line = area.getBoundingClientRect().top + area.clientHeight / 3
    const atEnd = area.scrollTop + area.clientHeight >= area.scrollHeight - 8
    const reached = parts.filter(
      ({ id }) => (document.getElementById(`part-${id}`)?.getBoundingClientRect().top ?? Infinity) <= line,
    )
    setPart((atEnd ? parts.at(-1) : reached.at(-1))?.id ?? 'form')
  }
  return { part, show, onScroll }
}
