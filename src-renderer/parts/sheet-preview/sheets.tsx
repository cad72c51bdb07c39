import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { nothingFocused } from '../../lib/focus.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { Loading } from '../loading.tsx'
import { DownloadInstead } from '../pdf/download-instead.tsx'
import { PdfPage } from '../pdf/pdf-page.tsx'
import { usePdf } from '../pdf/use-pdf.ts'
import { natureOf, type PdfNature } from './pdf-nature.ts'
import { SheetBar } from './sheet-bar.tsx'
import classes from './sheet-preview.module.css'
import { firstOf, rowsOf, type Zoom } from './spreads.ts'

/** The pages of a PDF as they lie on the table, and the bar to leaf through them. */
export default function Sheets({ address, name }: { readonly address: string; readonly name: string }) {
  const { pdf, failed } = usePdf(address)
  const [nature, setNature] = useState<PdfNature>()
  useEffect(() => {
    let left = false
    // A PDF that goes away meanwhile has no nature any more.
    if (pdf)
      natureOf(pdf).then(
        (found) => left || setNature(found),
        () => {},
      )
    return () => {
      left = true
    }
  }, [pdf])
  if (failed) return <DownloadInstead address={address} />
  if (!pdf || !nature) return <Loading />
  return <Leaves pdf={pdf} nature={nature} name={name} />
}

/** Around the sheets and between the rows, in pixels. */
const margin = 20

function Leaves({
  pdf,
  nature,
  name,
}: {
  readonly pdf: PDFDocumentProxy
  readonly nature: PdfNature
  readonly name: string
}) {
  const [zoom, setZoom] = useRemembered<Zoom>('sheets.zoom', 'page')
  const [open, setOpen] = useRemembered('sheets.open', true)
  const asBook = nature.bound && open
  const rows = useMemo(() => rowsOf(pdf.numPages, asBook), [pdf, asBook])
  const { ref: measured, width: across, height: down } = useElementSize<HTMLDivElement>()
  const scroller = useRef<HTMLDivElement>(null)
  const widest = Math.floor((across - 2 * margin) / (asBook ? 2 : 1))
  const width = zoom === 'width' ? widest : Math.min(widest, Math.floor((down - 2 * margin) * nature.ratio))
  const height = Math.round(width / nature.ratio)
  const virtual = useVirtualizer({
    count: width > 0 ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height + margin,
    overscan: 1,
    paddingStart: margin,
  })
  // Before the window is measured there is no height to count by.
  const inSight = width > 0 ? Math.floor(((virtual.scrollOffset ?? 0) + down / 2 - margin) / (height + margin)) : 0
  const row = Math.min(rows.length - 1, Math.max(0, inSight))
  const goTo = (page: number) => {
    const to = rows.findIndex((pages) => pages.includes(page))
    if (to >= 0) virtual.scrollToOffset(to * (height + margin))
  }
  useSamePage(firstOf(rows[row]), `${height} ${asBook}`, goTo, () => virtual.measure())
  useEffect(() => {
    // Who has gone to a button while the sheets were fetched stays there.
    if (nothingFocused() || document.activeElement?.contains(scroller.current)) {
      scroller.current?.focus({ preventScroll: true })
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { PageDown: row + 1, ArrowRight: row + 1, PageUp: row - 1, ArrowLeft: row - 1 }[event.key]
    if (to === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    if (rows[to]) goTo(firstOf(rows[to]))
  }

  return (
    <div className={classes.sheets}>
      <SheetBar
        pages={pdf.numPages}
        page={firstOf(rows[row])}
        nature={nature}
        {...{ rows, row, goTo, zoom, setZoom, open, setOpen }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form */}
      <div
        ref={useMergedRef(scroller, measured)}
        className={classes.scroller}
        role="group"
        aria-label="纸面"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by its keys
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <div key={index} className={classes.row} style={{ top: start, height }}>
              {rows[index]?.map((page, side) => (
                <div
                  key={page ?? `none-${side}`}
                  className={classes.place}
                  data-side={asBook ? (side === 0 ? 'left' : 'right') : undefined}
                  style={{ width }}
                >
                  {page && (
                    <PdfPage
                      key={width}
                      pdf={pdf}
                      number={page}
                      label={`${name}，第 ${page} 页，共 ${pdf.numPages} 页`}
                      className={classes.page}
                    />
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

/** After zooming or laying the pages otherwise the same page is in sight. */
function useSamePage(page: number, layout: string, goTo: (page: number) => void, measure: () => void): void {
  const last = useRef({ page, layout })
  useEffect(() => {
    if (last.current.layout === layout) {
      last.current.page = page
      return
    }
    last.current.layout = layout
    measure()
    goTo(last.current.page)
  })
}
