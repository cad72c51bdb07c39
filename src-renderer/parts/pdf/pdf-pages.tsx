import { DownloadInstead } from './download-instead.tsx'
import classes from './pdf.module.css'
import { PdfPage } from './pdf-page.tsx'
import { usePdf } from './use-pdf.ts'

/**
 * The pages of a PDF one below the other, each drawn when it comes into sight. `original` is the file it was made from,
 * where that is another one. pdf.js shows as many as a file says it has: `counted` is how many there are, where known.
 */
export default function PdfPages({
  address,
  name,
  original,
  counted,
  zoom = 100,
}: {
  readonly address: string
  readonly name: string
  readonly original?: string
  readonly counted?: number | undefined
  /** Percent; with another one the pages are drawn anew. */
  readonly zoom?: number
}) {
  const { pdf, failed } = usePdf(address)
  if (failed)
    return original ? <DownloadInstead address={original} what="这份图片" /> : <DownloadInstead address={address} />
  if (!pdf) return <p className={classes.notice}>正在打开…</p>
  return (
    <div className={classes.pages}>
      {counted !== undefined && counted > pdf.numPages && (
        <p className={classes.notice}>
          文件自称 {pdf.numPages} 页，实有 {counted} 页，这里只显示前 {pdf.numPages} 页。全部各页请看“预览申报书”。
        </p>
      )}
      {Array.from({ length: pdf.numPages }, (_, i) => (
        <PdfPage
          // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers
          key={i}
          pdf={pdf}
          number={i + 1}
          zoom={zoom}
          label={`${name}，第 ${i + 1} 页，共 ${pdf.numPages} 页`}
        />
      ))}
    </div>
  )
}
