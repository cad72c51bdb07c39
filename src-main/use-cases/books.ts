import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Application } from '../../src-domain/application.ts'
import { type Binding, bindingOf } from '../../src-domain/book/binding.ts'
import { bookText } from '../../src-domain/book/book-text.ts'
import { type PrintFinding, readyToPrint } from '../../src-domain/book/print-finding.ts'
import { type Edition, type EditionEntry, shortHash } from '../../src-domain/edition.ts'
import { editionContent } from '../../src-domain/edition-content.ts'
import { cleanName } from '../../src-domain/package-layout.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { type CategoryId, categoryOf } from '../../src-domain/scheme.ts'
import { attachmentLimits } from '../documents/book/attachment-file.ts'
import type { PlacedAttachment } from '../documents/book/make-book.ts'
import { findFaces } from '../documents/press/find-faces.ts'
import type { Press } from '../documents/press/press.ts'
import { filePath } from '../file-store.ts'
import { finishedFile } from '../package/finished-file.ts'
import { applicationsOf, batchOf, type Desk, findApplication } from './desk.ts'
import { editionState } from './freeze.ts'

export type BookOptions = {
  readonly press: Press
  /** Folders to look for the officers' own faces in; the system's where none are given. */
  readonly fontFolders?: string[]
}

/** A finished book: the file, and what the product's details say of it. */
export type Book = Binding & {
  readonly application: string
  readonly name: string
  readonly path: string
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
  /** The edition it was made from; absent for a draft (未定稿). */
  readonly edition?: Pick<Edition, 'number' | 'hash'>
  readonly pages: number
  readonly attachments: readonly PlacedAttachment[]
  readonly faces: readonly UsedFace[]
  readonly findings: readonly PrintFinding[]
  /** 印前检查 has nothing that fails. */
  readonly ready: boolean
}

/** The face that stands for one the notice asks for; not `asAsked` when the program's own had to. */
export type UsedFace = { readonly asked: string; readonly name: string; readonly asAsked: boolean }

/** Whose books are due: those of the edition while it is current, else of everything not declined. */
export function bookApplications(desk: Desk): string[] {
  const edition = currentEdition(desk)
  return edition
    ? edition.content.sections.flatMap((s) => s.entries.map((e) => e.application))
    : applicationsOf(desk).flatMap((a) => (a.declined ? [] : [a.id]))
}

/**
 * Makes the book (申报书) of one application in a folder: from the latest edition while the data are as it froze them,
 * else from the present data, marked 未定稿. A book with a failed print check is kept, to be looked at, and not `ready`.
 * Problems: `application-unknown`, `out-unusable`, what the press or the disk refuses.
 */
export async function makeApplicationBook(
  desk: Desk,
  id: string,
  out: string,
  options: BookOptions,
): Promise<Result<Book>> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  const source = sourceOf(desk, found.value)
  const { entry, edition } = source
  const text = bookText(desk.scheme, source)
  const faces = await findFaces(desk.scheme.print, options.fontFolders)
  const paths = Object.fromEntries(entry.attachments.map((a) => [a.sha256, filePath(desk.store.folder, a.sha256)]))
  const made = await options.press.make('book', { text, faces, paths, limits: attachmentLimits })
  if (!made.ok) return made
  const { pdf, pages, attachments, findings } = made.value
  const folder = resolve(out)
  try {
    await mkdir(folder, { recursive: true })
  } catch {
    return failed({ code: 'out-unusable', message: `不能在“${out}”建立文件夹，没有成册。请另选位置，或检查写入权限。` })
  }
  const path = join(folder, fileName(desk, source))
  const written = await writeBook(path, pdf)
  if (!written.ok) return written
  return ok({
    application: entry.application,
    name: entry.name,
    path,
    ...written.value,
    ...(edition ? { edition: { number: edition.number, hash: edition.hash } } : {}),
    pages,
    ...bindingOf(pages),
    attachments,
    faces: [faces.body, ...faces.headings].map(({ asked, name, asAsked }) => ({ asked, name, asAsked })),
    findings,
    ready: readyToPrint(findings),
  })
}

type Source = {
  readonly category: CategoryId
  readonly entry: EditionEntry
  readonly recommender: string
  readonly edition?: Edition
}

function sourceOf(desk: Desk, application: Application): Source {
  const { category } = application
  const edition = currentEdition(desk)
  const frozen = edition && entryIn(edition.content.sections, application.id)
  if (edition && frozen) return { category, entry: frozen, recommender: edition.content.recommender, edition }
  const batch = batchOf(desk)
  const content = editionContent(desk.scheme, batch, [{ ...application, rank: application.rank ?? 1 }])
  const entry = entryIn(content.sections, application.id)
  if (!entry) throw new Error('a category of the scheme is missing from its summary')
  return { category, entry, recommender: batch.recommender }
}

function entryIn(sections: Edition['content']['sections'], id: string): EditionEntry | undefined {
  return sections.flatMap((s) => s.entries).find((e) => e.application === id)
}

function currentEdition(desk: Desk): Edition | undefined {
  const state = editionState(desk)
  return state && !state.outdated ? state.edition : undefined
}

/** 示范企业_01_上海样例泵业集团有限公司_申报书_定稿第1版_7F3A-91C2.pdf; a draft has the application's number instead of a rank. */
function fileName(desk: Desk, { category, entry, edition }: Source): string {
  const number = edition ? String(entry.rank).padStart(2, '0') : entry.application
  const mark = edition ? `定稿第${edition.number}版_${shortHash(edition.hash)}` : '未定稿'
  return `${cleanName(`${categoryOf(desk.scheme, category).title}_${number}_${entry.name}`, 80)}_申报书_${mark}.pdf`
}

function writeBook(path: string, pdf: Uint8Array): Promise<Result<{ size: number; sha256: string }>> {
  return finishedFile<{ size: number; sha256: string }, { size: number; sha256: string }>(path, {
    write: async (temporary) => {
      await writeFile(temporary, pdf, { flag: 'wx' })
      return ok({ size: pdf.length, sha256: sha256(pdf) })
    },
    check: async (temporary, written) =>
      sha256(await readFile(temporary)) === written.sha256
        ? ok(written)
        : failed({
            code: 'book-differs',
            message:
              '申报书写好后读回核对不一致，文件没有生成，原有数据不受影响。目标磁盘或 U 盘可能有问题，请换一个位置重试。',
          }),
  })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
