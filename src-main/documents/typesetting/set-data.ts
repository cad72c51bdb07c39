import { written } from '../../../src-domain/letters/letter.ts'
import type { ChosenFaces } from './find-faces.ts'
import { familiesOf, missingCharacters, readFonts } from './fonts.ts'
import { jsonFile, typeset } from './typesetter.ts'

export type SetData = {
  readonly pdf: Uint8Array
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

/** Sets a Typst source that reads `/data.json`: plain data whose texts are made fit to print, and `faces` by their names. */
export async function setData(source: string, data: object, faces: ChosenFaces): Promise<SetData> {
  const text = JSON.stringify(data, (_, value) => (typeof value === 'string' ? written(value) : value))
  const fonts = await readFonts(faces, text)
  const file = jsonFile('/data.json', { ...JSON.parse(text), faces: namedFamilies(faces) })
  const { pdf } = await typeset(source, fonts, [file])
  return { pdf, missingCharacters: missingCharacters(text, fonts) }
}

/** Families by the names a notice calls faces by; page numbers are in 宋体, which the program brings along. */
function namedFamilies(faces: ChosenFaces): Readonly<Record<string, readonly string[]>> {
  const { body, headings, title } = familiesOf(faces)
  const named = faces.headings.map(({ asked }, i) => [asked, headings[i] ?? body])
  return { ...Object.fromEntries(named), body, title, numbers: faces.fallback.flatMap(({ families }) => families) }
}
