import { readFileSync } from 'node:fs'
import type { BookText } from '../../../../src-domain/book/book-text.ts'
import type { PlacedAttachment } from '../../../../src-domain/products/product.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { type Fonts, familiesOf, missingCharacters, readFonts } from '../../typesetting/fonts.ts'
import { qrSvg } from '../../typesetting/qr.ts'
import {
  canBeSet,
  jsonFile,
  type Typeset,
  TypesetError,
  type TypesetFile,
  typeset,
} from '../../typesetting/typesetter.ts'
import { type AttachmentContent, damagedPicture } from './attachment-file.ts'
import type { AttachmentLimits } from './attachment-limits.ts'
import { bind } from './bind.ts'
import { boxedText } from './boxed-text.ts'
import {
  type OutlinePictureLine,
  type OutlinePictures,
  readOutlinePictures,
  setOutline,
  withoutDamaged,
} from './outline-pictures.ts'

const source = readFileSync(new URL('./book.typ', import.meta.url), 'utf8')

/** What the front of a cover is set with. */
export const coverFiles: readonly TypesetFile[] = [
  { path: '/front.typ', bytes: readFileSync(new URL('./front.typ', import.meta.url)) },
]

/** All that a book is made of; plain data, because it goes to a worker thread. */
export type BookJob = {
  readonly text: BookText
  readonly faces: ChosenFaces
  /** Where each attachment and picture of the outline lies, by SHA-256. */
  readonly paths: Readonly<Record<string, string>>
  readonly limits: AttachmentLimits
}

/** The same with what the attachments' files hold, in the order they stand in. */
export type BookToSet = BookJob & { readonly contents: readonly AttachmentContent[] }

export type SetBook = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Parts with the pages they begin and end on, from 1. */
  readonly parts: readonly { readonly title: string; readonly page: number; readonly end: number }[]
  /** The outline's picture lines, in order. */
  readonly pictures: readonly OutlinePictureLine[]
  readonly attachments: readonly PlacedAttachment[]
  /** Attachments' pages with page number and mark in the corner; the others' corner is not blank. */
  readonly coded: readonly number[]
  /** What is to be known of attachments on paper. */
  readonly notes: readonly string[]
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

type Placed = { readonly label: string; readonly file: string; readonly sha256: string; content: AttachmentContent }

export async function makeBook({ text, faces, paths, limits, contents }: BookToSet): Promise<SetBook> {
  const attachments = text.slots
    .flatMap((slot) => slot.files)
    .map(({ label, file, sha256 }, i): Placed => {
      const content = contents[i]
      if (!content) throw new Error('an attachment was not read')
      return { label, file, sha256, content }
    })
  const words = JSON.stringify(text)
  const fonts = await readFonts(faces, words)
  const missing = missingCharacters(words, fonts)
  const found = await readOutlinePictures(text.outline, paths, limits)
  const { set, pictures } = await setBook(boxedText(text, missing), faces, fonts, attachments, found)
  const places = set.places as readonly Place[]
  const firstPage = (label: string) =>
    places.find((p) => (p.kind === 'image' || (p.kind === 'slot' && p.index === 0) ? p.label === label : false))?.page
  // Without a list of their own or dividers, pages say themselves which attachment they are of.
  const placed = attachments.flatMap(({ label, content }) => {
    const at = firstPage(label)
    const mark = text.assembly.density !== 'open' ? `${label}　${text.mark}` : text.mark
    return at ? Array.from({ length: pagesOf(content) }, (_, i) => ({ number: at + i, mark })) : []
  })
  const { pdf, pages, coded } = await bind(
    set.pdf,
    attachments.flatMap(({ label, content }) => {
      const at = firstPage(label)
      return content.kind === 'pages' && at ? [{ pdf: content.pdf, firstPage: at }] : []
    }),
    text.assembly.pageCodes ? { pages: placed, faces, fonts } : undefined,
  )
  return {
    pdf,
    pages,
    parts: places.flatMap((p) => (p.kind === 'part' ? [{ title: p.title, page: p.page, end: endOf(places, p) }] : [])),
    pictures: pictures.lines,
    attachments: attachments.map(({ label, file, content }) => {
      if (content.kind === 'separate') return { label, file, pages: 0, separate: content.reason }
      const at = firstPage(label)
      return { label, file, pages: pagesOf(content), ...(at ? { firstPage: at } : {}) }
    }),
    coded,
    notes: attachments.flatMap(({ label, file, content }) =>
      content.kind === 'pages' ? content.notes.map((note) => `${label}“${file}”：${note}`) : [],
    ),
    missingCharacters: missing,
  }
}

/** Reads the fonts of a book and has whatever sets it started with them. */
export async function readyToSet({ text, faces }: Pick<BookJob, 'text' | 'faces'>): Promise<void> {
  await typeset('', await readFonts(faces, JSON.stringify(text)), [])
}

type Place =
  | { readonly kind: 'part' | 'end'; readonly title: string; readonly page: number }
  | { readonly kind: 'image'; readonly label: string; readonly page: number }
  | { readonly kind: 'slot'; readonly label: string; readonly index: number; readonly page: number }

function endOf(places: readonly Place[], { title, page }: { readonly title: string; readonly page: number }): number {
  return places.find((p) => p.kind === 'end' && p.title === title && p.page >= page)?.page ?? page
}

/** Where a picture turns out to be damaged, it gets a divider, or in the outline a line, instead and the book is set again. */
async function setBook(
  text: BookText,
  faces: ChosenFaces,
  fonts: Fonts,
  attachments: readonly Placed[],
  pictures: OutlinePictures,
): Promise<{ set: Typeset; pictures: OutlinePictures }> {
  try {
    return { set: await typeset(source, fonts, await filesOf(text, faces, attachments, pictures)), pictures }
  } catch (error) {
    let damaged = 0
    for (const attachment of attachments) {
      const { content } = attachment
      if (content.kind !== 'image') continue
      if (await canBeSet(fonts, { path: imagePath(attachment), bytes: content.bytes })) continue
      attachment.content = { kind: 'separate', reason: damagedPicture }
      damaged++
    }
    const good = await withoutDamaged(pictures, (picture) => canBeSet(fonts, picture))
    damaged += pictures.files.size - good.files.size
    if (!(error instanceof TypesetError) || damaged === 0) throw error
    return { set: await typeset(source, fonts, await filesOf(text, faces, attachments, good)), pictures: good }
  }
}

async function filesOf(
  text: BookText,
  faces: ChosenFaces,
  attachments: readonly Placed[],
  pictures: OutlinePictures,
): Promise<TypesetFile[]> {
  const byLabel = new Map(attachments.map((a) => [a.label, a]))
  const data = {
    ...text,
    outline: setOutline(text.outline, pictures),
    slots: text.slots.map((slot) => ({
      ...slot,
      files: slot.files.map((file) => ({ ...file, ...described(byLabel.get(file.label)) })),
    })),
    ...(text.code ? { qr: await qrSvg(text.code) } : {}),
    faces: familiesOf(faces),
  }
  const images = attachments.flatMap((a) =>
    a.content.kind === 'image' ? [{ path: imagePath(a), bytes: a.content.bytes }] : [],
  )
  return [...coverFiles, jsonFile('/book.json', data), ...pictures.files.values(), ...images]
}

function described(attachment: Placed | undefined): object {
  if (!attachment) throw new Error('an attachment was not read')
  const { content } = attachment
  switch (content.kind) {
    case 'pages':
      return { kind: 'pages', pages: content.pages }
    case 'image':
      return { kind: 'image', pages: 1, landscape: content.landscape, path: imagePath(attachment) }
    case 'separate':
      return { kind: 'separate', reason: content.reason }
  }
}

function imagePath({ sha256, content }: Placed): string {
  return content.kind === 'image' ? `/${sha256}.${content.extension}` : ''
}

function pagesOf(content: AttachmentContent): number {
  return content.kind === 'pages' ? content.pages : content.kind === 'image' ? 1 : 0
}
