import { readFile } from 'node:fs/promises'
import type { BookText } from '../../../src-domain/book/book-text.ts'
import { type AttachmentContent, type AttachmentLimits, readAttachment } from './attachment-file.ts'
import { bind } from './bind.ts'
import type { ChosenFace, ChosenFaces } from './find-faces.ts'
import { coverageOf } from './font-file.ts'
import { qrSvg } from './qr.ts'
import { canBeSet, type Fonts, TypesetError, type TypesetFile, typeset } from './typesetter.ts'

/** All that a book is made of; plain data, because it goes to a worker thread. */
export type BookJob = {
  readonly text: BookText
  readonly faces: ChosenFaces
  /** Where each attachment lies, by SHA-256. */
  readonly paths: Readonly<Record<string, string>>
  readonly limits: AttachmentLimits
}

export type SetBook = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Parts with the page they begin on, from 1. */
  readonly parts: readonly { readonly title: string; readonly page: number }[]
  readonly attachments: readonly PlacedAttachment[]
  /** Characters no typeface at hand has a glyph for. */
  readonly missingCharacters: readonly string[]
}

export type PlacedAttachment = {
  readonly label: string
  readonly file: string
  /** Its pages in the book, from 1; absent when it is printed separately. */
  readonly firstPage?: number
  readonly pages: number
  /** Why it is printed separately, as its divider says. */
  readonly separate?: string
}

type Placed = { readonly label: string; readonly file: string; readonly sha256: string; content: AttachmentContent }

export async function makeBook({ text, faces, paths, limits }: BookJob): Promise<SetBook> {
  const attachments: Placed[] = []
  let taken = 0
  for (const { label, file, sha256, size } of text.slots.flatMap((s) => s.files)) {
    const content = await readAttachment({ path: paths[sha256] ?? '', file, size }, taken, limits)
    if (content.kind !== 'separate') taken += size
    attachments.push({ label, file, sha256, content })
  }
  const fonts = await readFonts(faces)
  const files = new Map([...fonts].map(([path, { bytes }]) => [path, bytes]))
  const set = await setBook(text, faces, files, attachments)
  const places = set.places as readonly Place[]
  const firstPage = (label: string) =>
    places.find((p) => (p.kind === 'image' || (p.kind === 'slot' && p.index === 0) ? p.label === label : false))?.page
  const { pdf, pages } = await bind(
    set.pdf,
    attachments.flatMap(({ label, content }) => {
      const at = firstPage(label)
      return content.kind === 'pages' && at ? [{ document: content.document, firstPage: at }] : []
    }),
  )
  return {
    pdf,
    pages,
    parts: places.flatMap((p) => (p.kind === 'part' ? [{ title: p.title, page: p.page }] : [])),
    attachments: attachments.map(({ label, file, content }) => {
      if (content.kind === 'separate') return { label, file, pages: 0, separate: content.reason }
      const at = firstPage(label)
      return { label, file, pages: pagesOf(content), ...(at ? { firstPage: at } : {}) }
    }),
    missingCharacters: missingCharacters(text, [...fonts.values()]),
  }
}

type Place =
  | { readonly kind: 'part'; readonly title: string; readonly page: number }
  | { readonly kind: 'image'; readonly label: string; readonly page: number }
  | { readonly kind: 'slot'; readonly label: string; readonly index: number; readonly page: number }

/** Where a picture turns out to be damaged, it gets a divider instead and the book is set again. */
async function setBook(
  text: BookText,
  faces: ChosenFaces,
  fonts: Fonts,
  attachments: readonly Placed[],
): ReturnType<typeof typeset> {
  try {
    return await typeset(fonts, filesOf(text, faces, attachments))
  } catch (error) {
    let damaged = 0
    for (const attachment of attachments) {
      const { content } = attachment
      if (content.kind !== 'image') continue
      if (await canBeSet(fonts, { path: imagePath(attachment), bytes: content.bytes })) continue
      attachment.content = { kind: 'separate', reason: damagedPicture }
      damaged++
    }
    if (!(error instanceof TypesetError) || damaged === 0) throw error
    return typeset(fonts, filesOf(text, faces, attachments))
  }
}

const damagedPicture = '图片已损坏，无法装入。请打开看看能否打印；不能的，请申报单位重新提交。'

function filesOf(text: BookText, faces: ChosenFaces, attachments: readonly Placed[]): TypesetFile[] {
  const byLabel = new Map(attachments.map((a) => [a.label, a]))
  const data = {
    ...text,
    slots: text.slots.map((slot) => ({
      ...slot,
      files: slot.files.map((file) => ({ ...file, ...described(byLabel.get(file.label)) })),
    })),
    ...(text.code ? { qr: qrSvg(text.code) } : {}),
    faces: {
      body: familiesOf(faces.body, faces),
      headings: faces.headings.map((face) => familiesOf(face, faces)),
    },
  }
  const images = attachments.flatMap((a) =>
    a.content.kind === 'image' ? [{ path: imagePath(a), bytes: a.content.bytes }] : [],
  )
  return [{ path: '/book.json', bytes: new TextEncoder().encode(JSON.stringify(data)) }, ...images]
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

function familiesOf(face: ChosenFace, { fallback }: ChosenFaces): string[] {
  return [...new Set([...face.families, ...fallback.flatMap((f) => f.families)])]
}

type LoadedFont = { readonly bytes: Uint8Array; readonly covers: (codePoint: number) => boolean }

// Tens of megabytes of fonts are read once for all books of this worker.
const loaded = new Map<string, Promise<LoadedFont>>()

async function load(path: string): Promise<LoadedFont> {
  const bytes = new Uint8Array(await readFile(path))
  return { bytes, covers: coverageOf(bytes) }
}

async function readFonts({ body, headings, fallback }: ChosenFaces): Promise<Map<string, LoadedFont>> {
  const fonts = new Map<string, LoadedFont>()
  for (const { path } of [body, ...headings, ...fallback]) {
    const font = loaded.get(path) ?? load(path)
    loaded.set(path, font)
    fonts.set(path, await font)
  }
  return fonts
}

function missingCharacters(text: BookText, fonts: readonly LoadedFont[]): string[] {
  const used = new Set(JSON.stringify(text).replace(/[\s\p{C}]/gu, ''))
  return [...used].filter((c) => !fonts.some(({ covers }) => covers(c.codePointAt(0) ?? 0)))
}
