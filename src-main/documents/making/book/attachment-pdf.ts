import { readsOnAndOn } from '../../reading/pdf/open-streams.ts'
import { hasRing, openOriginal } from '../../reading/pdf/page-tree.ts'
import { PdfRefusal } from '../../reading/pdf/pdfium.ts'
import { openSeen, pagesAlone, type SeenPdf, writtenAnew } from '../../reading/pdf/seen-pdf.ts'
import type { Picture } from '../../reading/picture.ts'
import { type OwnPages, ownPages } from './own-pages.ts'
import { withTreeInOrder } from './tree-in-order.ts'

/** The pages of an attachment as they can be bound in, with what is to be known of them, or why they can't be. */
export type AttachmentPages =
  | {
      readonly kind: 'pages'
      readonly pdf: Uint8Array
      readonly pages: number
      /** What of it is to be held against the original, and why. */
      readonly notes: readonly string[]
    }
  | { readonly kind: 'separate'; readonly reason: string }

const reasons = {
  damaged: 'PDF 已损坏或不完整，无法装入。请打开看看能否打印；不能的，请申报单位重新提交。',
  encrypted: 'PDF 设了打开密码，不能装入。请用打开密码打开后打印，或请申报单位取消密码后重新提交。',
  unseenFields: '表单里填写的内容不能照原样装入。请打开后打印，或请申报单位打印成 PDF 后重新提交。',
  portfolio:
    '这是 PDF 文件包（作品集），要看的文件都在它里面，不能装入。请打开后逐个打印，或请申报单位把里面的文件分别提交。',
  dynamicForm:
    '这是只有 Adobe 的程序才能显示的动态表单（XFA），不能装入。请用 Adobe Reader 打开后打印，或请申报单位打印成 PDF 后重新提交。',
} as const

/** Readers look for the trailer near the end; padding may follow it. */
const trailerWithin = 64 * 1024

/**
 * Reads a PDF to be bound in so that each of its pages looks as viewers show it: as it is, or written anew, or its pages
 * alone, whatever is the first to look the same.
 */
export async function attachmentPages(bytes: Uint8Array, mostPages: number): Promise<AttachmentPages> {
  // A file cut short has lost its trailer: what could be pieced together of it might lack pages.
  if (!Buffer.from(bytes.subarray(-trailerWithin)).includes('startxref')) return separate(reasons.damaged)
  try {
    return await pagesOf(bytes, mostPages)
  } catch (error) {
    if (error instanceof PdfRefusal) return separate(reasons[error.code])
    throw error
  }
}

async function pagesOf(bytes: Uint8Array, mostPages: number, inOrder = false): Promise<AttachmentPages> {
  const seen = await openSeen(bytes)
  try {
    return await readPages(bytes, seen, mostPages, inOrder)
  } finally {
    seen.close()
  }
}

async function readPages(
  bytes: Uint8Array,
  seen: SeenPdf,
  mostPages: number,
  inOrder: boolean,
): Promise<AttachmentPages> {
  if (seen.pages === 0) return separate(reasons.damaged)
  if (seen.pages > mostPages && seen.has(mostPages + 1)) return separate(tooManyPages(seen.pages, mostPages))
  if (seen.isDynamicForm) return separate(reasons.dynamicForm)
  const files = seen.embeddedFiles()
  const embedded = files > 0 ? [`里面另有 ${files} 个嵌入的文件，没有装入，请核对是否须另行打印`] : []
  let lost = false
  let nearest: (OwnPages & { readonly apart: readonly number[] }) | undefined
  let astray: (OwnPages & { readonly from: Uint8Array }) | undefined
  for (const way of waysFor(bytes)) {
    const taken = await aboutTheFile(async () => ownPages(await way(bytes)))
    if (taken === 'portfolio') return separate(reasons.portfolio)
    if (!taken) continue
    if (taken.pages !== seen.pages) {
      if (!astray || taken.pages > astray.pages) astray = { ...taken, from: await way(bytes) }
      // The last way takes what is counted alone, and would leave the others out without a word.
      if (taken.pages > seen.pages) break
      continue
    }
    lost ||= taken.lost
    if (taken.lost) continue
    const isSame = way === asItIs ? isTheSame : looksTheSame
    const apart = await aboutTheFile(() => pagesApart(seen, taken.pdf, isSame))
    if (apart && (!nearest || apart.length < nearest.apart.length)) nearest = { ...taken, apart }
    if (apart?.length === 0) break
  }
  if (astray && !inOrder && (!nearest || astray.pages > seen.pages)) return inOrderOf(astray, seen.pages, mostPages)
  if (!nearest) return separate(lost ? reasons.unseenFields : reasons.damaged)
  const { pdf, pages, apart } = nearest
  const notes = apart.length > 0 ? [`第 ${apart.join('、')} 页装入后与原件看上去不同，请对照原件核对`] : []
  return { kind: 'pages', pdf, pages, notes: [...notes, ...embedded] }
}

/** Pages of a tree that says there are `said`: all of them, or none where the order names some that are not there. */
async function inOrderOf(
  { from, pages, gaps }: { readonly from: Uint8Array; readonly pages: number; readonly gaps: number },
  said: number,
  mostPages: number,
): Promise<AttachmentPages> {
  const ordered = gaps === 0 && pages > 0 ? await aboutTheFile(() => withTreeInOrder(from)) : undefined
  if (!ordered) return separate(reasons.damaged)
  const bound = await pagesOf(ordered, mostPages, true)
  if (bound.kind !== 'pages') return bound
  const note =
    said > pages
      ? `文件自称 ${said} 页，只找到 ${pages} 页，已装入，请对照原件核对是否缺页`
      : `文件自称 ${said} 页，实有 ${pages} 页，有的软件只显示前 ${said} 页；已全部装入，请对照原件核对`
  return { ...bound, notes: [note, ...bound.notes] }
}

/** Where the library would read on and on, PDFium is to write the file anew first. */
function waysFor(bytes: Uint8Array) {
  const ways = [asItIs, writtenAnew, pagesOfNoRing]
  return readsOnAndOn(bytes) ? ways.slice(1) : ways
}

/**
 * PDFium takes pages over with what they inherit, looked for from parent to parent, without an end where these are a ring.
 * What it makes of the file is told by what it writes anew.
 */
async function pagesOfNoRing(bytes: Uint8Array): Promise<Uint8Array> {
  if (hasRing(await openOriginal(await writtenAnew(bytes)))) throw new PdfRefusal('damaged')
  return pagesAlone(bytes)
}

async function asItIs(bytes: Uint8Array): Promise<Uint8Array> {
  return bytes
}

/** What either library says of the file is no bug, and the next way may lead through; a slip of ours is one. */
async function aboutTheFile<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isOurs(error)) throw error
    return undefined
  }
}

/** The libraries stumble over broken files with these too, but then it is their line on which they do. */
function isOurs(error: unknown): boolean {
  if (!(error instanceof TypeError || error instanceof ReferenceError)) return false
  const [first = ''] = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return !first.includes('node_modules')
}

/** Enough for a tick in a form's box to be seen. */
const longSide = 1000

type Compare = (before: SeenPdf, after: SeenPdf, page: number) => boolean

/** Pages, from 1, that are not as they were. */
async function pagesApart(seen: SeenPdf, pdf: Uint8Array, isSame: Compare): Promise<number[]> {
  const taken = await openSeen(pdf)
  try {
    const numbers = Array.from({ length: seen.pages }, (_, i) => i + 1)
    return numbers.filter((number) => !isSame(seen, taken, number))
  } finally {
    taken.close()
  }
}

/** Where nothing lies upon a page, its content tells, which spares a scan from being taken apart twice. */
const isTheSame: Compare = (before, after, page) => {
  const [was, is] = [before.inventory(page), after.inventory(page)]
  return was.objects === is.objects && (was.annotations === 0 || looksTheSame(before, after, page))
}

/** With hard edges most pages are the same to the bit; soft ones forgive what lies a hair beside its place. */
const looksTheSame: Compare = (before, after, page) => {
  const looks = (hardText: boolean) => [before, after].map((pdf) => pdf.look(page, longSide, { hardText })) as Two
  return isEqual(...looks(true)) || isAlike(...looks(false))
}

type Two = [Picture, Picture]

function isEqual(a: Picture, b: Picture): boolean {
  return a.width === b.width && a.height === b.height && Buffer.compare(a.rgba, b.rgba) === 0
}

/** A channel this far off is no longer the edge of a stroke that lies a hair beside its place; so many are. */
const faint = 64
const mostStray = 10

function isAlike(a: Picture, b: Picture): boolean {
  if (a.width !== b.width || a.height !== b.height) return false
  let stray = 0
  for (let i = 0; i < a.rgba.length && stray <= mostStray; i++) {
    if (Math.abs((a.rgba[i] ?? 0) - (b.rgba[i] ?? 0)) > faint) stray++
  }
  return stray <= mostStray
}

export function tooManyPages(pages: number, most: number): string {
  return `文件有 ${pages} 页，超过可装入的 ${most} 页，装在一起会过厚。请另行打印、单独装订。`
}

function separate(reason: string): AttachmentPages {
  return { kind: 'separate', reason }
}
