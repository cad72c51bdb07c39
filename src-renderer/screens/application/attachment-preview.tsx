import { Anchor, Drawer, Text } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import { fileAddress, pagesOf } from '../../lib/client.ts'
import classes from './attachments.module.css'

const PdfPages = lazy(() => import('../../parts/pdf/pdf-pages.tsx'))

/** An attachment beside the checklist: PDF pages and images as they are, everything else to be opened in its own program. */
export function AttachmentPreview({
  file,
  onClose,
}: {
  readonly file: Attachment | undefined
  readonly onClose: () => void
}) {
  return (
    <Drawer
      opened={file !== undefined}
      onClose={onClose}
      position="right"
      size="min(760px, 62vw)"
      title={file?.file}
      overlayProps={{ backgroundOpacity: 0.15 }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': '关闭预览' }}
      styles={{ body: { padding: 0 } }}
    >
      {file && <Shown file={file} />}
    </Drawer>
  )
}

/** Pictures that browsers don't show. */
const paged = /\.(tiff?|heic|heif)$/

function Shown({ file }: { readonly file: Attachment }) {
  const address = fileAddress(file.id)
  const name = file.file.toLowerCase()
  const pages = name.endsWith('.pdf')
    ? { address }
    : paged.test(name) && { address: pagesOf(address), original: address }
  if (pages) {
    return (
      <Suspense fallback={<Text p="md">正在打开…</Text>}>
        <PdfPages {...pages} name={file.file} />
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
