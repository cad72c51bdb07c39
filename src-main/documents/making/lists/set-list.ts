import { readFileSync } from 'node:fs'
import { written } from '../../../../src-domain/letters/letter.ts'
import { shownText } from '../../typesetting/cell-value.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { familiesOf, missingCharacters, readFonts } from '../../typesetting/fonts.ts'
import { jsonFile, typeset } from '../../typesetting/typesetter.ts'
import type { List } from './list.ts'

const source = readFileSync(new URL('./list.typ', import.meta.url), 'utf8')

/** A list and the faces to set it in; plain data, because it goes to a worker thread. */
export type ListJob = { readonly list: List; readonly faces: ChosenFaces }

export type SetList = {
  readonly pdf: Uint8Array
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

/** A list as a PDF, A4 landscape, its heads on each page. */
export async function setList({ list, faces }: ListJob): Promise<SetList> {
  const { title, line, columns } = list
  const rows = list.rows.map((row) => row.map(shownText))
  const text = JSON.stringify({ title, line, columns, rows }, (_, value) =>
    typeof value === 'string' ? written(value) : value,
  )
  const fonts = await readFonts(faces, text)
  const { body, headings } = familiesOf(faces)
  const hei = headings[faces.headings.findIndex(({ asked }) => asked === '黑体')] ?? body
  const { pdf } = await typeset(source, fonts, [jsonFile('/list.json', { ...JSON.parse(text), faces: { body, hei } })])
  return { pdf, missingCharacters: missingCharacters(text, fonts) }
}
