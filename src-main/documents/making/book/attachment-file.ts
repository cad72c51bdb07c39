import { readFile } from 'node:fs/promises'
import { ParseSpeeds, PDFContext, PDFDocument, PDFName, PDFNumber, PDFObjectCopier } from '@cantoo/pdf-lib'
import { imageSize } from './image-size.ts'

/** An attachment as the book takes it up. */
export type AttachmentContent =
  | { readonly kind: 'pages'; readonly document: PDFDocument; readonly pages: number }
  | {
      readonly kind: 'image'
      readonly bytes: Uint8Array
      readonly extension: 'jpg' | 'png'
      readonly landscape: boolean
    }
  | { readonly kind: 'separate'; readonly reason: string }

/** Bounds that keep a book printable and its making within an office computer's memory. */
export type AttachmentLimits = {
  readonly pages: number
  /** MiB of one file, and of all files of a book. */
  readonly size: number
  readonly total: number
}

export const attachmentLimits: AttachmentLimits = { pages: 200, size: 64, total: 128 }

const mebibyte = 1024 * 1024
const mostPixels = 80_000_000

/** Reads a file to be bound in; whatever can't be has a reason that the divider prints. `taken` counts bytes so far. */
export async function readAttachment(
  { path, file, size }: { readonly path: string; readonly file: string; readonly size: number },
  taken: number,
  limits: AttachmentLimits,
): Promise<AttachmentContent> {
  const megabytes = Math.round(size / mebibyte)
  if (size > limits.size * mebibyte) {
    return separate(`文件有 ${megabytes} MB，过大，装入会使整册难以打开和打印。`)
  }
  if (taken + size > limits.total * mebibyte) {
    return separate(
      `前面的附件已有 ${Math.round(taken / mebibyte)} MB，再装入这个文件（${megabytes} MB）整册会难以打开和打印。`,
    )
  }
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    return separate('保存的文件读不到，可能已被移走。请把原件重新添加一次，再重新成册。')
  }
  if (bytes.length === 0) return separate('文件是空的（0 字节）。请申报单位重新提交。')
  const image = imageSize(bytes)
  if (image) {
    if (image.width * image.height > mostPixels) return separate('图片的像素过多，无法装入。请用看图软件直接打印。')
    const { extension, landscape } = image
    return { kind: 'image', bytes, extension, landscape }
  }
  return isPdf(bytes) ? readPdf(bytes, limits) : separate(notPdf(file))
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

function notPdf(file: string): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(file)?.[1]?.toUpperCase()
  return extension && extension !== 'PDF'
    ? `文件是 ${extension} 格式，不是 PDF、JPG 或 PNG，无法装入。请用相应的程序打开后打印。`
    : '文件的内容不是 PDF（也可能被加密软件加密），无法装入。请打开核对后打印，或请申报单位重新提交。'
}

async function readPdf(bytes: Uint8Array, limits: AttachmentLimits): Promise<AttachmentContent> {
  // A file cut short has lost its trailer: what could be pieced together of it might lack pages.
  if (!Buffer.from(bytes.subarray(-64 * 1024)).includes('startxref')) return separate(damaged)
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      ignoreEncryption: true,
    })
    if (document.isEncrypted) {
      return separate('PDF 设有密码或使用限制，不能装入。请用打开密码打开后打印，或请申报单位取消密码后重新提交。')
    }
    const pages = document.getPageCount()
    const stated = document.catalog.Pages().lookupMaybe(PDFName.of('Count'), PDFNumber)?.asNumber()
    if (pages === 0 || pages !== stated) return separate(damaged)
    if (pages > limits.pages) {
      return separate(`文件有 ${pages} 页，超过可装入的 ${limits.pages} 页，装在一起会过厚。请另行打印、单独装订。`)
    }
    // Copied once for trial: a page that cannot be taken over must not come to light when the book is half bound.
    const copier = PDFObjectCopier.for(document.context, PDFContext.create())
    for (const page of document.getPages()) copier.copy(page.node)
    return { kind: 'pages', document, pages }
  } catch {
    return separate(damaged)
  }
}

const damaged = 'PDF 已损坏或不完整，无法装入。请打开看看能否打印；不能的，请申报单位重新提交。'

function separate(reason: string): AttachmentContent {
  return { kind: 'separate', reason }
}
