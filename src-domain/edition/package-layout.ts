import { given } from '../given.ts'
import type { Category, CategoryId } from '../schemes/scheme.ts'
import type { Edition, EditionEntry, EditionFile } from './edition.ts'

/** Where everything of the package (报送包) stands: the one place that decides names inside it. */
export type PackageLayout = {
  /** Of the whole batch: the summary as spreadsheet and for print, and its stamped scan. */
  readonly batchFiles: readonly PackageFile[]
  readonly sections: readonly PackageSection[]
}

export type PackageSection = {
  readonly category: CategoryId
  readonly title: string
  /** In rank order. */
  readonly entries: readonly PackageEntry[]
}

export type PackageEntry = {
  readonly application: string
  readonly rank: number
  readonly name: string
  readonly files: readonly PackageFile[]
}

/** A file and its path inside the package, '/' between. */
export type PackageFile = FileContent & {
  readonly role: 'summary' | 'summaryPdf' | 'scan' | 'book' | 'data' | 'form' | 'attachment'
  /** Whose it is. */
  readonly application?: string
  readonly path: string
}

type FileContent = {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** What was made from the edition, or brought back, for the package. */
export type PackageContents = {
  readonly summary: FileContent
  readonly summaryPdf: FileContent
  /** Pages in their order; none where the package goes without. */
  readonly scan: readonly EditionFile[]
  /** By application. */
  readonly books: ReadonlyMap<string, FileContent>
  /** application.json, by application. */
  readonly data: ReadonlyMap<string, FileContent>
}

/** The files every package has under these names. */
export const packagePaths = {
  summary: '推荐汇总表.xlsx',
  summaryPdf: '推荐汇总表.pdf',
  list: '清单.html',
  manifest: 'manifest.json',
  sums: 'SHA256SUMS',
} as const

/** Beside each book: what of the application is data (application-data.ts). */
export const applicationFile = 'application.json'

/** What of a scheme names folders and files. */
export type PackageTitles = { readonly categories: readonly Pick<Category, 'id' | 'title' | 'attachments'>[] }

/**
 * Paths of at most 180 characters that Windows, Linux and macOS can all hold, no two of them equal when case is
 * ignored: 示范企业/01_企业名称/申报书.pdf, its Word form as handed in 申报书_原件.docx beside it, and
 * 示范企业/01_企业名称/附件/01_企业法人营业执照.pdf, the numbers being the rank and the slot's place in the notice's
 * checklist.
 */
export function packageLayout(titles: PackageTitles, edition: Edition, contents: PackageContents): PackageLayout {
  return { batchFiles: batchFilesOf(contents), sections: sectionsOf(titles, edition, contents) }
}

/** 推荐汇总表_盖章扫描件.pdf; several files are numbered in the order of their pages. */
function batchFilesOf({ summary, summaryPdf, scan }: PackageContents): PackageFile[] {
  return [
    { role: 'summary', path: packagePaths.summary, ...content(summary) },
    { role: 'summaryPdf', path: packagePaths.summaryPdf, ...content(summaryPdf) },
    ...scan.map((file, i) => {
      const number = scan.length > 1 ? `_${i + 1}` : ''
      const path = `推荐汇总表_盖章扫描件${number}${nameParts(file.file).extension.toLowerCase()}`
      return { role: 'scan' as const, path, ...content(file) }
    }),
  ]
}

function content({ sha256, size }: FileContent): FileContent {
  return { sha256, size }
}

function sectionsOf(titles: PackageTitles, edition: Edition, { books, data }: PackageContents): PackageSection[] {
  return edition.content.sections.map(({ category, entries }) => {
    const { title, attachments } = titles.categories.find((c) => c.id === category) ?? {
      title: category,
      attachments: [],
    }
    const digits = Math.max(2, ...entries.map((entry) => String(entry.rank).length))
    return {
      category,
      title,
      entries: entries
        .toSorted((a, b) => a.rank - b.rank)
        .map((entry) => {
          const rank = String(entry.rank).padStart(digits, '0')
          const folder = `${cleanName(title, 12)}/${cleanName(`${rank}_${entry.name}`, folderLength)}`
          const made = given({ book: books.get(entry.application), data: data.get(entry.application) })
          const files = filesOf(entry, attachments, folder, made)
          return { application: entry.application, rank: entry.rank, name: entry.name, files }
        }),
    }
  })
}

/** Every file of the layout, in its order. */
export function packageFiles(layout: PackageLayout): PackageFile[] {
  return [...layout.batchFiles, ...layout.sections.flatMap((s) => s.entries.flatMap((entry) => entry.files))]
}

type Slots = Category['attachments']

/** Lengths that keep 12 + folder + 附件 + file and the separators within 180. */
const folderLength = 80
const fileLength = 80

function filesOf(
  { application, form, attachments }: EditionEntry,
  slots: Slots,
  folder: string,
  { book, data }: { readonly book?: FileContent; readonly data?: FileContent },
): PackageFile[] {
  const taken = new Set<string>()
  const place = (role: PackageFile['role'], path: string, file: FileContent): PackageFile => ({
    role,
    application,
    path: `${folder}/${path}`,
    ...content(file),
  })
  return [
    ...(book ? [place('book', '申报书.pdf', book)] : []),
    ...(data ? [place('data', applicationFile, data)] : []),
    ...(form ? [place('form', `申报书_原件${nameParts(form.file).extension}`, form)] : []),
    ...inOrder(attachments, slots).map((attachment) => {
      const name = attachmentName(attachment, slots)
      return place('attachment', `附件/${freeName(name.stem, name.extension, taken)}`, attachment)
    }),
  ]
}

/** As the notice's checklist has them, not as they came; what stands in none of its places comes last. */
function inOrder(attachments: EditionEntry['attachments'], slots: Slots): EditionEntry['attachments'] {
  const places = new Map(slots.map(({ id }, place) => [id, place]))
  const placeOf = ({ slot }: EditionEntry['attachments'][number]) => places.get(slot) ?? slots.length
  return attachments.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** 04_2022年度审计报告.pdf; a slot that takes whatever the applicant sees fit (其他材料) keeps the applicant's name. */
function attachmentName(file: EditionEntry['attachments'][number], slots: Slots): { stem: string; extension: string } {
  const at = slots.findIndex((s) => s.id === file.slot)
  const slot = slots[at]
  const own = nameParts(file.file)
  const number = String((slot ? at : slots.length) + 1).padStart(2, '0')
  return {
    stem: `${number}_${slot && slot.words.length > 0 ? slotTitle(slot, file.year) : own.stem}`,
    extension: own.extension,
  }
}

/** The checklist's words without remarks in brackets (复印件, 如有), and with the year the attachment is really about. */
function slotTitle(slot: Slots[number], year: number | undefined): string {
  const title = slot.title.replace(/[（(][^（）()]*[）)]\s*$/, '').replace(/\s+/g, '')
  return slot.year !== undefined && year !== undefined ? title.replace(String(slot.year), String(year)) : title
}

/** File name without folders, split before the extension. */
function nameParts(file: string): { stem: string; extension: string } {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const dot = name.search(/\.[A-Za-z0-9]{1,8}$/)
  return dot > 0 ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: '' }
}

/** The first of stem, stem_2, stem_3 … that is not taken, whatever the extension, so that 说明.pdf and 说明_2.jpg stay apart. */
function freeName(stem: string, extension: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const suffix = n > 1 ? `_${n}` : ''
    const name = cleanName(stem, fileLength - suffix.length - extension.length) + suffix
    const key = name.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return name + extension
  }
}

/** CON, NUL, COM1 …: names Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i
const nameBytes = 180

/**
 * A text as one file or folder name for every system: illegal characters become '_', invisible ones go, no space or
 * dot at the ends, no device name, at most `length` characters (UTF-16) and 180 UTF-8 bytes, whole characters only.
 */
export function cleanName(text: string, length: number): string {
  const clean = text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}\ufffd]/gu, '')
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]+/g, '_')
    .replace(/^[ .]+/, '')
  const kept = shortened(clean, length)
    .replace(/[ .]+$/, '')
    .replace(reserved, '$1_')
  return kept === '' ? '未命名' : kept
}

function shortened(text: string, length: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > nameBytes || kept.length + character.length > length) break
    kept += character
  }
  return kept
}
