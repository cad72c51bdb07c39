import { readFile } from 'node:fs/promises'
import { PageSizes, PDFDocument } from '@cantoo/pdf-lib'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { openPictures, type PictureFile, type PicturePage, PictureRefusal } from '../reading/picture-file.ts'

const messages = {
  unreadable: '读不到这个文件，它可能已被移走，或正被其他程序占用。请把原件重新添加一次。',
  'not-picture': '这个文件不是能在这里显示的图片，原件没有改动。可以下载后用它自己的程序查看。',
  damaged: '这个图片已损坏或没有复制完整，没有显示，原件没有改动。请重新复制，或请申报单位重新提交。',
  unsupported: '这个图片的存储方式读不了，没有显示，原件没有改动。可以下载后用看图软件查看。',
  'too-large': '这个图片的像素过多，没有显示，原件没有改动。可以下载后用看图软件查看。',
} as const

/** A file of pictures as a PDF to be looked at, for what no browser shows. Problems: see `messages`. */
export async function picturesAsPdf(path: string): Promise<Result<Uint8Array>> {
  try {
    const pictures = await openPictures(await readFile(path))
    return pictures ? ok(await (await picturePages(pictures)).save()) : refused('not-picture')
  } catch (error) {
    if (error instanceof PictureRefusal) return refused(error.code)
    if (error instanceof Error && 'syscall' in error) return refused('unreadable')
    throw error
  }
}

function refused(code: keyof typeof messages): Result<never> {
  return failed({ code, message: messages[code] })
}

/** Points left white where a picture does not say how large it is on paper. */
const edge = (10 * 72) / 25.4
const [short, long] = PageSizes.A4

/**
 * The pages of a file of pictures on A4, upright or across as each is wider or taller: as large as the file says it was
 * on paper, or as large as fits. Throws PictureRefusal.
 */
export async function picturePages(pictures: PictureFile): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (const [i, picture] of pictures.pages.entries()) {
    const [embedded] = await document.embedPdf(pictures.asPdf(i + 1))
    if (!embedded) throw new Error('a picture has become no page')
    const size = onPaper(picture)
    const sheet: [number, number] = size.width > size.height ? [long, short] : [short, long]
    const { width, height } = within(size, sheet)
    document.addPage(sheet).drawPage(embedded, { x: (sheet[0] - width) / 2, y: (sheet[1] - height) / 2, width, height })
  }
  // Else what is drawn would only be written when the document is saved, and its pages bound empty.
  await document.flush()
  return document
}

type Size = { readonly width: number; readonly height: number }

function onPaper({ width, height, paper }: PicturePage): Size {
  if (paper) return paper
  const [across, up] = width > height ? [long, short] : [short, long]
  const scale = Math.min((across - 2 * edge) / width, (up - 2 * edge) / height)
  return { width: width * scale, height: height * scale }
}

function within({ width, height }: Size, [across, up]: readonly [number, number]): Size {
  const scale = Math.min(1, across / width, up / height)
  return { width: width * scale, height: height * scale }
}
