import { readFile } from 'node:fs/promises'
import { raisedForms } from '../../../src-domain/text/raised.ts'
import type { ChosenFace, ChosenFaces } from './find-faces.ts'
import { coverageOf } from './font-file.ts'

/** Font files by path, and what they have glyphs for. */
export type Fonts = ReadonlyMap<string, Font>
export type Font = { readonly covers: (codePoint: number) => boolean }

// Tens of megabytes of fonts are looked through once for all prints of this worker.
const loaded = new Map<string, Promise<Font>>()

/** The fonts a text needs: the faces of the rarest characters only where it has some that the others lack. */
export async function readFonts(
  { body, headings, title, fallback, rarest }: ChosenFaces,
  text: string,
): Promise<Fonts> {
  const fonts = new Map<string, Font>()
  const add = async ({ path }: ChosenFace) => {
    const font = loaded.get(path) ?? load(path)
    loaded.set(path, font)
    fonts.set(path, await font)
  }
  for (const face of [body, ...headings, title, ...fallback]) await add(face)
  for (const face of rarest) {
    if (withoutGlyph(text, fonts).length === 0) break
    await add(face)
  }
  return fonts
}

async function load(path: string): Promise<Font> {
  return { covers: coverageOf(new Uint8Array(await readFile(path))) }
}

/** The families a typesetter tries in turn, for the body and for each level of heading; after them it has none. */
export function familiesOf(faces: ChosenFaces): {
  readonly body: string[]
  readonly headings: string[][]
  readonly title: string[]
} {
  const { body, headings, title, fallback, rarest } = faces
  const chain = (face: ChosenFace) => [
    ...new Set([face, ...fallback, ...rarest, body, ...headings, title].flatMap(({ families }) => families)),
  ]
  return { body: chain(body), headings: headings.map(chain), title: chain(title) }
}

/** Characters of a text that can't be set: no font has a glyph for them, nor for what a raised or lowered one stands for. */
export function missingCharacters(text: string, fonts: Fonts): string[] {
  const forms = raisedForms(text)
  return withoutGlyph(text, fonts).filter((c) => !covers(fonts, forms.get(c)?.plain ?? c))
}

function withoutGlyph(text: string, fonts: Fonts): string[] {
  const used = new Set(text.replace(/[\s\p{Cc}\p{Cf}]/gu, ''))
  return [...used].filter((c) => !covers(fonts, c))
}

export function covers(fonts: Fonts, character: string): boolean {
  return [...fonts.values()].some((font) => font.covers(character.codePointAt(0) ?? 0))
}
