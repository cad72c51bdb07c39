import { readFileSync } from 'node:fs'
import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib'
import { type Letter, written } from '../../../../src-domain/letters/letter.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { familiesOf, missingCharacters, readFonts } from '../../typesetting/fonts.ts'
import { setPrinting } from '../../typesetting/print-settings.ts'
import { jsonFile, typeset } from '../../typesetting/typesetter.ts'

const source = readFileSync(new URL('./letter.typ', import.meta.url), 'utf8')

/** Letters and the faces to set them in; plain data, because it goes to a worker thread. */
export type LettersJob = { readonly letters: readonly Letter[]; readonly faces: ChosenFaces }

export type SetLetters = {
  readonly pdf: Uint8Array
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

/** Letters as one PDF, each beginning on a right-hand page with page 1 and a bookmark. */
export async function setLetters({ letters, faces }: LettersJob): Promise<SetLetters> {
  const text = JSON.stringify(letters, (_, value) => (typeof value === 'string' ? written(value) : value))
  const fonts = await readFonts(faces, text)
  const data = { letters: JSON.parse(text), faces: namedFamilies(faces) }
  const { pdf } = await typeset(source, fonts, [jsonFile('/letters.json', data)])
  return { pdf: await withPrintSettings(pdf), missingCharacters: missingCharacters(text, fonts) }
}

/** Families by the names letters call faces by; page numbers are in 宋体, which the program brings along. */
function namedFamilies(faces: ChosenFaces): Readonly<Record<string, readonly string[]>> {
  const { body, headings, title } = familiesOf(faces)
  const named = faces.headings.map(({ asked }, i) => [asked, headings[i] ?? body])
  return { ...Object.fromEntries(named), body, title, numbers: faces.fallback.flatMap(({ families }) => families) }
}

/** On both sides along the long edge, unscaled, the tray by page size. */
async function withPrintSettings(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  setPrinting(document, 'both')
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}
