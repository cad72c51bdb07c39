import { readFile, stat } from 'node:fs/promises'
import type { ScanReading } from '../../../../src-domain/edition/scan.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { isSystemError } from '../../../bugs.ts'
import { openPdf } from '../pdf/open-pdf.ts'
import { PdfRefusal } from '../pdf/pdfium.ts'
import { openPictures, PictureRefusal } from '../picture-file.ts'
import { findCodes, fine } from './find-codes.ts'
import { marksIn } from './marks.ts'
import { Refusal, refused } from './refusal.ts'
import { scanKind } from './scan-kind.ts'
import { mostPages, type Sheets } from './sheets.ts'
import { signatureOf } from './signature.ts'

const mostBytes = 200 * 1024 * 1024

/**
 * Reads what a stamped scan or an electronically signed PDF says of the edition it was made from. A file in which
 * nothing of ours is found is no problem: its reading is empty. Problems: see refusal.ts; no message names the file.
 */
export async function readScan(path: string): Promise<Result<ScanReading>> {
  try {
    const bytes = await contentOf(path)
    const kind = scanKind(bytes)
    const signature = kind === 'pdf' ? signatureOf(bytes) : undefined
    return ok({
      ...(await readSheets(await (kind === 'pdf' ? pdfSheets : pictureSheets)(bytes))),
      ...(signature ? { signature } : {}),
    })
  } catch (error) {
    if (error instanceof Refusal || error instanceof PdfRefusal || error instanceof PictureRefusal)
      return refused(error.code)
    throw error
  }
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > mostBytes) throw new Refusal('too-large')
    return await readFile(path)
  } catch (error) {
    throw isSystemError(error) ? new Refusal('unreadable') : error
  }
}

async function pdfSheets(bytes: Uint8Array): Promise<Sheets> {
  const { pages, page, close } = await openPdf(bytes)
  return { pages, sheet: (number) => page(number, (one) => ({ text: one.text(), picture: one.render(fine) })), close }
}

async function pictureSheets(bytes: Uint8Array): Promise<Sheets> {
  const pictures = await openPictures(bytes)
  if (!pictures) throw new Refusal('not-scan')
  return {
    pages: pictures.pages.length,
    sheet: (number) => ({ text: '', picture: pictures.pixels(number, fine) }),
    close: () => {},
  }
}

async function readSheets(sheets: Sheets): Promise<ScanReading> {
  try {
    const { pages } = sheets
    if (pages === 0) throw new Refusal('damaged')
    if (pages > mostPages) throw new Refusal('too-many-pages')
    const codes: ScanReading['codes'][number][] = []
    const marks: ScanReading['marks'][number][] = []
    for (let page = 1; page <= pages; page++) {
      const { text, picture } = sheets.sheet(page)
      for (const mark of marksIn(text)) marks.push({ page, ...mark })
      for (const code of await findCodes(picture)) codes.push({ page, ...code })
    }
    return { pages, codes, marks }
  } finally {
    sheets.close()
  }
}
