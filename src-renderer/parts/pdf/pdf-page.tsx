import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import classes from './pdf.module.css'

/**
 * One page, drawn when it comes near sight at the width it then has, and let go of when it has left it; its width over
 * its height is `--ratio`.
 */
export function PdfPage({
  pdf,
  number,
  label,
  zoom,
  className,
}: {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  readonly label: string
  /** Drawn anew with each other one. */
  readonly zoom?: number
  readonly className?: string | undefined
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: zoomed, the page has another width
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let cancel = () => {}
    let inSight = false
    /** Of a page that comes and goes quickly only the last drawing counts. */
    let drawing = 0
    const draw = async () => {
      const own = ++drawing
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      element.style.setProperty('--ratio', String(width / height))
      if (!inSight || own !== drawing) return
      const viewport = page.getViewport({ scale: (element.clientWidth / width) * devicePixelRatio })
      element.width = Math.round(viewport.width)
      element.height = Math.round(viewport.height)
      const task = page.render({ canvas: element, viewport })
      cancel = () => task.cancel()
      await task.promise
      element.ariaBusy = 'false'
    }
    const leave = () => {
      inSight = false
      cancel()
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === inSight) return
        if (inSight) {
          leave()
          element.ariaBusy = 'true'
          // A scan of a hundred pages would otherwise fill the memory.
          element.width = 0
        } else {
          inSight = true
          // A page given up while being drawn is no failure.
          draw().catch(() => {})
        }
      },
      { scrollMargin: '400px' },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      leave()
    }
  }, [pdf, number, zoom])
  return (
    <canvas
      ref={canvas}
      className={`${classes.page} ${className ?? ''}`}
      role="img"
      aria-label={label}
      aria-busy="true"
    />
  )
}
