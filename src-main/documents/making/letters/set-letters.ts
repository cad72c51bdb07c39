import { readFileSync } from 'node:fs'
import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { familiesOf, missingCharacters, readFonts } from '../../typesetting/fonts.ts'
import { setPrinting } from '../../typesetting/print-settings.ts'
import { jsonFile, typeset } from '../../typesetting/typesetter.ts'
import { type Paper, written } from './letter.ts'

const source = readFileSync(new URL('./letter.typ', import.meta.url), 'utf8')

/** Papers and the faces to set them in; plain data, because it goes to a worker thread. */
export type PapersJob = { readonly papers: readonly Paper[]; readonly faces: ChosenFaces }

export type SetPapers = {
  readonly pdf: Uint8Array
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

/** Papers as one PDF, each beginning on a right-hand page with page 1 and a bookmark. */
export async function setPapers({ papers, faces }: PapersJob): Promise<SetPapers> {
  const text = JSON.stringify(papers, (_, value) => (typeof value === 'string' ? written(value) : value))
  const fonts = await readFonts(faces, text)
  const data = { papers: JSON.parse(text), faces: namedFamilies(faces) }
  const { pdf } = await typeset(source, fonts, [jsonFile('/papers.json', data)])
  return { pdf: await withPrintSettings(pdf), missingCharacters: missingCharacters(text, fonts) }
}

/** Families by the names papers call faces by; page numbers are in 宋体, which the program brings along. */
function namedFamilies(faces: ChosenFaces): Readonly<Record<string, readonly string[]>> {
  const { body, headings } = familiesOf(faces)
  const named = faces.headings.map(({ asked }, i) => [asked, headings[i] ?? body])
  return { ...Object.fromEntries(named), body, numbers: faces.fallback.flatMap(({ families }) => families) }
}

/** On both sides along the long edge, unscaled, paper by page size. */
async function withPrintSettings(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  setPrinting(document, 'both')
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}
