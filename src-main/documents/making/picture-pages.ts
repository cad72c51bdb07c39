import { readFile } from 'node:fs/promises'
import { PageSizes, PDFDocument } from '@cantoo/pdf-lib'
import { problem, type ReasonOf } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { isSystemError } from '../../bugs.ts'
import { openPictures, type PictureFile, type PicturePage, PictureRefusal } from '../reading/picture-file.ts'

/** A file of pictures as a PDF to be looked at, for what no browser shows. Problems: those of pictures. */
export async function picturesAsPdf(path: string): Promise<Result<Uint8Array>> {
  try {
    const pictures = await openPictures(await readFile(path))
    return pictures ? ok(await (await picturePages(pictures)).save()) : refused('not-picture')
  } catch (error) {
    if (error instanceof PictureRefusal) return refused(error.code)
    if (isSystemError(error)) return refused('unreadable')
    throw error
  }
}

function refused(code: ReasonOf<'picture'>): Result<never> {
  return failed(problem(`picture-${code}`))
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
