import { useEffect, useRef, useState } from 'react'
import { decode, decodeImage, type IFD, toRGBA8 } from 'utif2'
import { DownloadInstead } from './download-instead.tsx'
import classes from './pdf.module.css'

/** The pages of a TIFF one below the other; browsers show none by themselves. */
export default function TiffPages({ address, name }: { readonly address: string; readonly name: string }) {
  const [pages, setPages] = useState<readonly IFD[]>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let left = false
    pagesAt(address).then(
      (read) => left || setPages(read),
      () => left || setFailed(true),
    )
    return () => {
      left = true
    }
  }, [address])
  if (failed) return <DownloadInstead address={address} what="这份 TIFF " />
  if (!pages) return <p className={classes.notice}>正在打开…</p>
  return (
    <div className={classes.pages}>
      {pages.map((page, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers
        <TiffPage key={i} page={page} label={`${name}，第 ${i + 1} 页，共 ${pages.length} 页`} />
      ))}
    </div>
  )
}

async function pagesAt(address: string): Promise<IFD[]> {
  const bytes = await (await fetch(address)).arrayBuffer()
  const pages = decode(bytes)
  for (const page of pages) decodeImage(bytes, page)
  return pages
}

function TiffPage({ page, label }: { readonly page: IFD; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const { width, height } = page
    element.style.setProperty('--ratio', String(width / height))
    element.width = width
    element.height = height
    element.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(toRGBA8(page)), width, height), 0, 0)
  }, [page])
  return <canvas ref={canvas} className={classes.page} role="img" aria-label={label} />
}
