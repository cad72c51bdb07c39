import { readFileSync } from 'node:fs'
import { type Edition, editionMark } from '../../../../src-domain/edition/edition.ts'
import { editionCode } from '../../../../src-domain/edition/edition-code.ts'
import type { SummaryTable } from '../../../../src-domain/edition/summary.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { openObjects, saveObjects } from '../../reading/pdf/pdf-objects.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { type Fonts, familiesOf, missingCharacters, readFonts } from '../../typesetting/fonts.ts'
import { setPrinting } from '../../typesetting/print-settings.ts'
import { qrSvg } from '../../typesetting/qr.ts'
import { jsonFile, type Typeset, typeset } from '../../typesetting/typesetter.ts'

const source = readFileSync(new URL('./summary.typ', import.meta.url), 'utf8')

/** Of the sheet, in millimetres; the foot lies in the lower one. */
export const margins = { side: 15, top: 20, bottom: 39 }

/** All that the printed summary is made of; plain data, because it goes to a worker thread. */
export type SummaryJob = {
  readonly table: SummaryTable
  readonly layout: Pick<Scheme['summary'], 'widths' | 'sealMillimetres'>
  readonly print: Scheme['print']
  readonly scheme: string
  readonly edition: Pick<Edition, 'number' | 'hash'>
  readonly faces: ChosenFaces
}

export type SetSummary = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** The circle kept free for the seal; millimetres from the first page's upper left corner. */
  readonly seal: Circle
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

export type Circle = { readonly x: number; readonly y: number; readonly radius: number }

/** Sets the summary (附件3) on A4 landscape. The same edition in the same faces gives the same bytes. */
export async function setSummary(job: SummaryJob): Promise<SetSummary> {
  const fonts = await readFonts(job.faces, JSON.stringify(job.table))
  const first = await setOn(1, job, fonts)
  const { pages } = first
  // Each sheet's code says how many there are, which is only known once they are set.
  const { pdf, places } = pages === 1 ? first : await setOn(pages, job, fonts)
  return {
    pdf: await withPrintSettings(pdf),
    pages,
    seal: sealOf(places as readonly Place[], job.layout.sealMillimetres / 2),
    missingCharacters: missingCharacters(JSON.stringify(job.table), fonts),
  }
}

type Place =
  | { readonly kind: 'seal'; readonly left: number; readonly top: number }
  | { readonly kind: 'end'; readonly page: number }

async function setOn(pages: number, job: SummaryJob, fonts: Fonts): Promise<Typeset & { readonly pages: number }> {
  const codes = Array.from({ length: pages }, (_, i) =>
    editionCode(job.edition, job.scheme, { page: i + 1, of: pages }),
  )
  const data = {
    table: job.table,
    ...job.layout,
    margins,
    points: job.print.body.points,
    faces: familiesOf(job.faces),
    mark: editionMark(job.edition),
    qrs: await Promise.all(codes.map(qrSvg)),
  }
  const set = await typeset(source, fonts, [jsonFile('/summary.json', data)])
  const end = (set.places as readonly Place[]).find((p) => p.kind === 'end')
  if (!end) throw new Error('the summary has no end')
  return { ...set, pages: end.page }
}

function sealOf(places: readonly Place[], radius: number): Circle {
  const seal = places.find((p) => p.kind === 'seal')
  if (!seal) throw new Error('the summary has no room for its seal')
  return { x: seal.left + radius, y: seal.top + radius, radius }
}

/** On one side, because the seal is set on each sheet's face; unscaled, paper by page size. */
async function withPrintSettings(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await openObjects(pdf)
  setPrinting(document, 'one')
  return saveObjects(document)
}
