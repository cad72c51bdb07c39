import { readFile, stat } from 'node:fs/promises'
import type { ScanReading } from '../../../../src-domain/edition/scan.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { isSystemError } from '../../../bugs.ts'
import { PdfRefusal } from '../pdf/pdfium.ts'
import { openPictures, PictureRefusal } from '../picture-file.ts'
import { type FoundCode, findCodes, fine } from './find-codes.ts'
import { marksIn } from './marks.ts'
import { pdfSheets } from './pdf-sheets.ts'
import { Refusal, refused } from './refusal.ts'
import { scanKind } from './scan-kind.ts'
import { looksSealed } from './seal.ts'
import { type Face, mostPages, type Sheets } from './sheets.ts'
import { signatureOf } from './signature.ts'
import { isBlank, madeSmall } from './small.ts'

const mostBytes = 200 * 1024 * 1024

/**
 * Reads what a stamped scan or an electronically signed PDF says of the edition it was made from. A file in which
 * nothing of ours is found is no problem: its reading is empty. Problems: see refusal.ts; no message names the file.
 */
export async function readScan(
  path: string,
  report: (done: number, total: number) => void = () => {},
): Promise<Result<ScanReading>> {
  try {
    const bytes = await contentOf(path)
    const kind = scanKind(bytes)
    const signature = kind === 'pdf' ? signatureOf(bytes) : undefined
    const sheets = await (kind === 'pdf' ? pdfSheets : pictureSheets)(bytes)
    return ok(await readSheets(sheets, signature, report))
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

async function pictureSheets(bytes: Uint8Array): Promise<Sheets> {
  const pictures = await openPictures(bytes)
  if (!pictures) throw new Refusal('not-scan')
  return {
    pages: pictures.pages.length,
    face: () => ({ kind: 'picture', text: '' }),
    picture: (number) => pictures.pixels(number, fine),
    close: () => {},
  }
}

/** Pages that are no sheet of ours after which the rest is not looked at any more: this is something else. */
const mostStrangers = 2

async function readSheets(
  sheets: Sheets,
  signature: ScanReading['signature'],
  report: (done: number, total: number) => void,
): Promise<ScanReading> {
  try {
    const { pages } = sheets
    if (pages === 0) throw new Refusal('damaged')
    if (pages > mostPages) throw new Refusal('too-many-pages')
    const faces = Array.from({ length: pages }, (_, i) => ({ page: i + 1, ...sheets.face(i + 1) }))
    const drawn = faces.filter(({ kind }) => kind === 'drawn').map(({ page, text }) => ({ page, text }))
    const blank = faces.filter(({ kind }) => kind === 'empty').map(({ page }) => page)
    const marks = faces.flatMap(({ page, text }) => marksIn(text).map((mark) => ({ page, ...mark })))
    const reading = { pages, codes: [], marks, drawn, blank, sealed: [], unseen: [] }
    // What a program has drawn is no scan, and needs no looking at, unless a seal makes it more.
    if (drawn.length > 0 && !signature) return reading
    return { ...reading, ...(await lookAtAll(sheets, faces, blank, report)), ...(signature ? { signature } : {}) }
  } finally {
    sheets.close()
  }
}

/** A sheet by itself takes seconds: of each page is told when it is drawn, and when its codes were looked for. */
const stepsOfPage = 3

/** The first sheet, which has the room for it. */
function bearsSeal({ summary }: FoundCode['code']): boolean {
  return summary !== undefined && summary !== 'unpaged' && summary.page === 1
}

type Seen = Pick<ScanReading, 'codes' | 'blank' | 'sealed' | 'unseen'>

async function lookAtAll(
  sheets: Sheets,
  faces: readonly (Face & { readonly page: number })[],
  empty: readonly number[],
  report: (done: number, total: number) => void,
): Promise<Seen> {
  const codes: ScanReading['codes'][number][] = []
  const [blank, sealed] = [[...empty], [] as number[]]
  let strangers = 0
  for (const { page, kind } of faces) {
    const tell = (steps: number) => report((page - 1) * stepsOfPage + steps, faces.length * stepsOfPage)
    tell(0)
    if (kind === 'empty') continue
    if (strangers === mostStrangers)
      return { codes, blank, sealed, unseen: faces.slice(page - 1).map((face) => face.page) }
    const picture = sheets.picture(page)
    const small = madeSmall(picture)
    tell(1)
    if (kind === 'picture' && isBlank(small)) {
      blank.push(page)
      continue
    }
    const found = await findCodes(picture, { again: kind === 'picture' })
    tell(2)
    codes.push(...found.map(({ code }) => ({ page, ...code })))
    const [first] = found
    if (first && bearsSeal(first.code) && looksSealed(small, first.middle)) sealed.push(page)
    if (!first && kind === 'picture') strangers++
  }
  report(faces.length * stepsOfPage, faces.length * stepsOfPage)
  return { codes, blank, sealed, unseen: [] }
}
