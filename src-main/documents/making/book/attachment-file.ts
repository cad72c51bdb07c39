import { readFile } from 'node:fs/promises'
import { ifReadable } from '../../../bugs.ts'
import { saveObjects } from '../../reading/pdf/pdf-objects.ts'
import { openPictures, type PictureFile, PictureRefusal } from '../../reading/picture-file.ts'
import { picturePages } from '../picture-pages.ts'
import { type AttachmentPages, attachmentPages, tooManyPages } from './attachment-pdf.ts'

/** An attachment as the book takes it up. */
export type AttachmentContent =
  | AttachmentPages
  | {
      readonly kind: 'image'
      readonly bytes: Uint8Array
      readonly extension: 'jpg' | 'png'
      readonly landscape: boolean
    }

const mostPixels = 80_000_000

/** An attachment's file: where it lies, what it is called, and how many pages of it are bound in. */
export type AttachmentFile = { readonly path: string; readonly file: string; readonly mostPages: number }

/** Reads a file to be bound in; whatever can't be has a reason that the divider prints. */
export async function readAttachment({ path, file, mostPages }: AttachmentFile): Promise<AttachmentContent> {
  const bytes = await ifReadable(readFile(path))
  if (!bytes) return separate('保存的文件读不到，可能已被移走。请把原件重新添加一次，再重新成册。')
  if (bytes.length === 0) return separate('文件是空的（0 字节）。请申报单位重新提交。')
  try {
    const pictures = await openPictures(bytes)
    if (pictures) return await readPictures(bytes, pictures, mostPages)
  } catch (error) {
    if (!(error instanceof PictureRefusal)) throw error
    return separate(pictureProblems[error.code])
  }
  return isPdf(bytes) ? attachmentPages(bytes, mostPages) : separate(notPdf(file))
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
async function readPictures(bytes: Uint8Array, pictures: PictureFile, mostPages: number): Promise<AttachmentContent> {
  const { kind, pages } = pictures
  if (pages.some(({ width, height }) => width * height > mostPixels)) return separate(tooManyPixels)
  if (pages.length > mostPages) return separate(tooManyPages(pages.length, mostPages))
  const [first] = pages
  if (first && (kind === 'jpg' || kind === 'png')) {
    return { kind: 'image', bytes, extension: kind, landscape: first.width > first.height }
  }
  const pdf = await saveObjects(await picturePages(pictures))
  return { kind: 'pages', pdf, pages: pages.length, notes: [] }
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

function separate(reason: string): AttachmentContent {
  return { kind: 'separate', reason }
}
