import { readFile } from 'node:fs/promises'
import { ParseSpeeds, PDFContext, PDFDocument, PDFName, PDFNumber, PDFObjectCopier } from '@cantoo/pdf-lib'
import { ifReadable } from '../../../bugs.ts'
import { openPictures, type PictureFile, PictureRefusal } from '../../reading/picture-file.ts'
import { picturePages } from '../picture-pages.ts'

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
  const bytes = await ifReadable(readFile(path))
  if (!bytes) return separate('保存的文件读不到，可能已被移走。请把原件重新添加一次，再重新成册。')
  if (bytes.length === 0) return separate('文件是空的（0 字节）。请申报单位重新提交。')
  try {
    const pictures = await openPictures(bytes)
    if (pictures) return await readPictures(bytes, pictures, limits)
  } catch (error) {
    if (!(error instanceof PictureRefusal)) throw error
    return separate(pictureProblems[error.code])
  }
  return isPdf(bytes) ? readPdf(bytes, limits) : separate(notPdf(file))
}

/** Of a picture that turns out to be damaged, here or while it is set. */
export const damagedPicture = '图片已损坏，无法装入。请打开看看能否打印；不能的，请申报单位重新提交。'

const tooManyPixels = '图片的像素过多，无法装入。请用看图软件直接打印。'

const pictureProblems = {
  damaged: damagedPicture,
  unsupported: '图片的存储方式读不了，无法装入。请用看图软件直接打印，或另存为 PDF、JPG 后重新添加。',
  'too-large': tooManyPixels,
} as const

/** What the typesetter knows is set as it is; everything else, and whatever has several pages, is bound as pages. */
async function readPictures(
  bytes: Uint8Array,
  pictures: PictureFile,
  limits: AttachmentLimits,
): Promise<AttachmentContent> {
  const { kind, pages } = pictures
  if (pages.some(({ width, height }) => width * height > mostPixels)) return separate(tooManyPixels)
  if (pages.length > limits.pages) return separate(tooManyPages(pages.length, limits))
  const [first] = pages
  if (first && (kind === 'jpg' || kind === 'png')) {
    return { kind: 'image', bytes, extension: kind, landscape: first.width > first.height }
  }
  return { kind: 'pages', document: await picturePages(pictures), pages: pages.length }
}

function tooManyPages(pages: number, limits: AttachmentLimits): string {
  return `文件有 ${pages} 页，超过可装入的 ${limits.pages} 页，装在一起会过厚。请另行打印、单独装订。`
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

function notPdf(file: string): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(file)?.[1]?.toUpperCase()
  return extension && extension !== 'PDF'
    ? `文件是 ${extension} 格式，不是 PDF 或图片，无法装入。请用相应的程序打开后打印。`
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
      return separate(tooManyPages(pages, limits))
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
