import { readFileSync } from 'node:fs'
import { written } from '../../../../src-domain/letters/letter.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { familiesOf, missingCharacters, readFonts } from '../../typesetting/fonts.ts'
import { qrSvg } from '../../typesetting/qr.ts'
import { jsonFile, typeset } from '../../typesetting/typesetter.ts'
import type { BallotSheet } from './ballot-sheet.ts'

const source = readFileSync(new URL('./ballots.typ', import.meta.url), 'utf8')

/** Sheets and the faces to set them in; plain data, because it goes to a worker thread. */
export type BallotsJob = { readonly sheets: readonly BallotSheet[]; readonly faces: ChosenFaces }

export type SetBallots = {
  readonly pdf: Uint8Array
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

/** The members' sheets as one PDF, A4 upright, each with its code. */
export async function setBallots({ sheets, faces }: BallotsJob): Promise<SetBallots> {
  const text = JSON.stringify(sheets, (_, value) => (typeof value === 'string' ? written(value) : value))
  const fonts = await readFonts(faces, text)
  const { body, headings } = familiesOf(faces)
  const hei = headings[faces.headings.findIndex(({ asked }) => asked === '黑体')] ?? body
  const coded = await Promise.all(
    (JSON.parse(text) as BallotSheet[]).map(async (sheet) => ({ ...sheet, qr: await qrSvg(sheet.code) })),
  )
  const { pdf } = await typeset(source, fonts, [jsonFile('/ballots.json', { sheets: coded, faces: { body, hei } })])
  return { pdf, missingCharacters: missingCharacters(text, fonts) }
}
