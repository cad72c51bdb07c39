import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { type PaperKind, paperKinds } from '../../../src-domain/letters/letter-kinds.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { wordFile } from '../../documents/making/forms/word-file.ts'
import type { Paper } from '../../documents/making/letters/letter.ts'
import { paperDocx } from '../../documents/making/letters/letter-docx.ts'
import { type WrittenPaper, writePaper } from '../../documents/making/letters/write-letter.ts'
import { findFaces } from '../../documents/typesetting/find-faces.ts'
import type { Made } from '../../documents/workers/workers.ts'
import { batchOf, change, type Desk, preparerOf } from '../desk.ts'
import { type MakeOptions, outFolder, stopped } from '../products/making.ts'
import { type Asked, type DuePaper, duePapers } from './due-letters.ts'

/** A finished file of a paper. */
export type MadePaper = WrittenPaper & {
  readonly kind: PaperKind
  readonly application?: string
  readonly title: string
  /** Characters no typeface at hand has a glyph for: the PDF shows an empty box in their place. */
  readonly missingCharacters: readonly string[]
}

/**
 * Makes papers of one kind in a folder, each as DOCX to be edited and as PDF to be printed, blank forms as DOCX alone;
 * none of them over a file that is there. A 补正通知 is recorded in the audit trail. Problems: `date-wrong`,
 * `papers-of-batch`, `application-unknown`, `nothing-to-correct`, `out-unusable`, `cancelled`, and what the workers or
 * the disk refuse; papers finished before stay.
 */
export async function makePapers(
  desk: Desk,
  kind: PaperKind,
  out: string,
  options: Asked & MakeOptions & { readonly by?: string },
): Promise<Result<MadePaper[]>> {
  const due = duePapers(desk, kind, options)
  if (!due.ok) return due
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const made: MadePaper[] = []
  for (const [done, paper] of due.value.entries()) {
    if (options.signal?.aborted) return failed(stopped)
    options.progress?.({ done, total: due.value.length, label: paper.title })
    const written = await makePaper(desk, paper, folder.value, options)
    if (!written.ok) return written
    const { application, title } = paper
    made.push(...written.value.map((file) => ({ kind, ...(application ? { application } : {}), title, ...file })))
    if (kind !== 'correction' || !application) continue
    const recorded = recordCorrection(desk, application, options)
    if (!recorded.ok) return recorded
  }
  return ok(made)
}

async function makePaper(desk: Desk, { name, pages }: DuePaper, folder: string, options: MakeOptions) {
  const pdf = pages.kind === 'paper' ? await setPdf(desk, [pages.paper], options) : undefined
  if (pdf && !pdf.ok) return pdf
  const files = { docx: await wordBytes(pages), ...(pdf ? { pdf: pdf.value.pdf } : {}) }
  const written = await writePaper(folder, cleanName(name, 100), files)
  if (!written.ok) return written
  const missing = { docx: [], pdf: pdf?.value.missingCharacters ?? [] }
  return ok(written.value.map((file) => ({ ...file, missingCharacters: missing[file.format] })))
}

/** That the applicant has been asked to mend, and by which day. */
function recordCorrection(
  desk: Desk,
  application: string,
  { byDate, by }: Asked & { readonly by?: string },
): Result<object> {
  return change(desk, by === undefined ? preparerOf(batchOf(desk)) : { name: by }, (tx) => {
    tx.record({ kind: 'letter-made', letter: 'correction', ...(byDate ? { byDate } : {}) }, application)
    return ok({})
  })
}

/** A paper's file that lies nowhere yet. */
export type PaperFile = {
  /** With its extension. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly missingCharacters: readonly string[]
}

/**
 * Papers of one kind to be looked at, printed or taken along: first a PDF of all of them, to be printed in one go; where there
 * is one alone its DOCX too, and the DOCX of every blank form. Nothing is recorded. Problems: `date-wrong`,
 * `papers-of-batch`, `application-unknown`, `nothing-to-correct`, `nothing-due`, and what the workers refuse.
 */
export async function paperFilesOf(
  desk: Desk,
  kind: PaperKind,
  {
    application,
    ...options
  }: { readonly application?: string | undefined } & Omit<Asked, 'applications'> & MakeOptions,
): Promise<Result<PaperFile[]>> {
  const found = duePapers(desk, kind, { ...options, applications: application === undefined ? [] : [application] })
  if (!found.ok) return found
  const due = found.value
  const [first, ...others] = due
  const title = paperKinds[kind]
  if (!first) return failed({ code: 'nothing-due', message: `没有要生成的${title}。` })
  const files: PaperFile[] = []
  const papers = due.flatMap(({ pages }) => (pages.kind === 'paper' ? pages.paper : []))
  if (papers.length > 0) {
    const set = await setPdf(desk, papers, options)
    if (!set.ok) return set
    const { pdf, missingCharacters } = set.value
    const name = others.length > 0 ? `${title}_${batchOf(desk).district}` : first.name
    files.push({ name: fileName(name, 'pdf'), bytes: pdf, missingCharacters })
  }
  for (const { name, pages } of due) {
    if (pages.kind === 'paper' && others.length > 0) continue
    files.push({ name: fileName(name, 'docx'), bytes: await wordBytes(pages), missingCharacters: [] })
  }
  return ok(files)
}

function fileName(name: string, extension: string): string {
  return `${cleanName(name, 100)}.${extension}`
}

function wordBytes(pages: DuePaper['pages']): Promise<Buffer> {
  return pages.kind === 'form' ? wordFile(pages.form) : paperDocx(pages.paper)
}

async function setPdf(
  desk: Desk,
  papers: readonly Paper[],
  { workers, fontFolders }: MakeOptions,
): Promise<Result<Made<'letters'>>> {
  return workers.make.letters({ papers, faces: await findFaces(desk.scheme.print, fontFolders) })
}
