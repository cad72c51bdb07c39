import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import classes from './attachments.module.css'
import { CharacterMaps } from './pdf-character-maps.ts'

GlobalWorkerOptions.workerSrc = workerAddress

/** The pages of a PDF one below the other, each drawn when it comes into sight. */
export default function PdfPages({ address, name }: { readonly address: string; readonly name: string }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const task = getDocument({
      url: address,
      isEvalSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      BinaryDataFactory: CharacterMaps,
    })
    task.promise.then(setPdf, () => setFailed(true))
    return () => {
      setPdf(undefined)
      void task.destroy()
    }
  }, [address])
  if (failed) {
    return (
      <p className={classes.notice} role="alert">
        这份 PDF 在这里打不开，原件没有改动。可以
        <a href={address} download>
          下载
        </a>
        后用 PDF 程序查看。
      </p>
    )
  }
  if (!pdf) return <p className={classes.notice}>正在打开…</p>
  return (
    <div className={classes.pages}>
      {Array.from({ length: pdf.numPages }, (_, i) => (
        <Page
          // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers
          key={i}
          pdf={pdf}
          number={i + 1}
          label={`${name}，第 ${i + 1} 页，共 ${pdf.numPages} 页`}
        />
      ))}
    </div>
  )
}

/** A4 until the page says otherwise, so that what is below does not jump. */
const a4 = 210 / 297

function Page({
  pdf,
  number,
  label,
}: {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  readonly label: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [ratio, setRatio] = useState(a4)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let cancel = () => {}
    const draw = async () => {
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      setRatio(width / height)
      const viewport = page.getViewport({ scale: (element.clientWidth / width) * devicePixelRatio })
      element.width = Math.round(viewport.width)
      element.height = Math.round(viewport.height)
      const task = page.render({ canvas: element, viewport })
      cancel = () => task.cancel()
      await task.promise
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        // A page given up while being drawn is no failure.
        draw().catch(() => {})
      },
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      cancel()
    }
  }, [pdf, number])
  return <canvas ref={canvas} className={classes.page} style={{ aspectRatio: ratio }} role="img" aria-label={label} />
}
