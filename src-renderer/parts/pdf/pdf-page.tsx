import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import classes from './pdf.module.css'

/** One page, drawn when it comes near sight at the width it then has; its width over its height is `--ratio`. */
export function PdfPage({
  pdf,
  number,
  label,
  className,
}: {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  readonly label: string
  readonly className?: string | undefined
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let cancel = () => {}
    const draw = async () => {
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      element.style.setProperty('--ratio', String(width / height))
      const viewport = page.getViewport({ scale: (element.clientWidth / width) * devicePixelRatio })
      element.width = Math.round(viewport.width)
      element.height = Math.round(viewport.height)
      const task = page.render({ canvas: element, viewport })
      cancel = () => task.cancel()
      await task.promise
      element.ariaBusy = 'false'
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        // A page given up while being drawn is no failure.
        draw().catch(() => {})
      },
      { scrollMargin: '400px' },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      cancel()
    }
  }, [pdf, number])
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
