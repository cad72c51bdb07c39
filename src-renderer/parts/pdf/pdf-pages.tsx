import { DownloadInstead } from './download-instead.tsx'
import classes from './pdf.module.css'
import { PdfPage } from './pdf-page.tsx'
import { usePdf } from './use-pdf.ts'

/**
 * The pages of a PDF one below the other, each drawn when it comes into sight. `original` is the file it was made from,
 * where that is another one.
 */
export default function PdfPages({
  address,
  name,
  original,
  zoom = 100,
}: {
  readonly address: string
  readonly name: string
  readonly original?: string
  /** Percent; with another one the pages are drawn anew. */
  readonly zoom?: number
}) {
  const { pdf, failed } = usePdf(address)
  if (failed)
    return original ? <DownloadInstead address={original} what="这份图片" /> : <DownloadInstead address={address} />
  if (!pdf) return <p className={classes.notice}>正在打开…</p>
  return (
    <div className={classes.pages}>
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
