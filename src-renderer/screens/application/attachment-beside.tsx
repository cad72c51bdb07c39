import { ActionIcon, Anchor, Button, CloseButton, NativeSelect, Text } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { fileAddress, pagesOf } from '../../lib/addresses.ts'
import { Loading } from '../../parts/loading.tsx'
import { useZoom, zoomKey } from '../../parts/zoom.ts'
import classes from './beside.module.css'
import type { Beside } from './use-beside.ts'

const PdfPages = lazy(() => import('../../parts/pdf/pdf-pages.tsx'))

/** An attachment beside the form, to be compared with it: PDF pages and pictures, everything else to be opened elsewhere. */
export function AttachmentBeside({
  beside: { files, file, show, toggle },
  category,
}: {
  readonly beside: Beside
  readonly category: Category
}) {
  const scroller = useRef<HTMLElement>(null)
  const zoom = useZoom('beside.zoom', scroller)
  useZoomKeys((key) => zoomKey(zoom, key)?.())
  // Where it stands below the form it would open out of sight.
  useEffect(() => {
    void scroller.current?.closest('aside')?.scrollIntoView({ block: 'nearest' })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file begins at its beginning
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0, left: 0 })
  }, [file?.id])
  return (
    <>
      <header className={classes.bar}>
        <NativeSelect
          className={classes.choice}
          aria-label="对照的附件"
          value={file?.id ?? ''}
          disabled={files.length === 0}
          data={category.attachments.flatMap(({ id, title }, i) => {
            const items = files
              .filter(({ slot }) => slot === id)
              .map(({ id, file }) => ({ value: `${id}`, label: file }))
            return items.length > 0 ? { group: `${i + 1} ${title}`, items } : []
          })}
          onChange={(event) => {
            const chosen = files.find(({ id }) => `${id}` === event.currentTarget.value)
            if (chosen) show(chosen)
          }}
        />
        <ActionIcon variant="default" size={36} aria-label="缩小" disabled={!zoom.smaller} onClick={zoom.smaller}>
          <IconMinus size={16} stroke={1.6} />
        </ActionIcon>
        <Button variant="default" className={classes.percent} title="适合宽度（Alt+0）" onClick={zoom.fit}>
          {zoom.percent}%
        </Button>
        <ActionIcon variant="default" size={36} aria-label="放大" disabled={!zoom.larger} onClick={zoom.larger}>
          <IconPlus size={16} stroke={1.6} />
        </ActionIcon>
        <CloseButton aria-label="收起附件" onClick={toggle} />
      </header>
      <section
        ref={scroller}
        className={classes.scroller}
        aria-label="附件内容"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by its keys
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return
          const change = zoomKey(zoom, event.key)
          if (!change) return
          event.preventDefault()
          change()
        }}
      >
        <div style={{ width: `${zoom.percent}%` }}>
          {file ? <Shown file={file} zoom={zoom.percent} /> : <Text p="md">还没有附件。</Text>}
        </div>
      </section>
    </>
  )
}

/** Alt with + - 0 zooms while one is at work on the form. */
function useZoomKeys(onKey: (key: string) => void): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.shiftKey || !/^[-+=0]$/.test(event.key)) return
      event.preventDefault()
      latest.current(event.key)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Pictures that browsers don't show. */
const paged = /\.(tiff?|heic|heif)$/

function Shown({ file, zoom }: { readonly file: Attachment; readonly zoom: number }) {
  const address = fileAddress(file.id)
  const name = file.file.toLowerCase()
  const pages = name.endsWith('.pdf')
    ? { address }
    : paged.test(name) && { address: pagesOf(address), original: address }
  if (pages) {
    return (
      <Suspense fallback={<Loading label="正在打开" />}>
        <PdfPages key={address} {...pages} name={file.file} counted={file.pages} zoom={zoom} />
      </Suspense>
    )
  }
  if (/\.(png|jpe?g|gif|webp|bmp)$/.test(name)) return <img className={classes.image} src={address} alt={file.file} />
  return (
    <Text p="md">
      这种文件要用它自己的程序打开：
      <Anchor href={address} download>
        下载“{file.file}”
      </Anchor>
    </Text>
  )
}
