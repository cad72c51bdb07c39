import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { BookText } from '../../src-domain/book/book-text.ts'
import { ok } from '../../src-domain/result.ts'
import { severalAtOnce } from '../../src-domain/several-at-once.ts'
import { attachmentLimits, readAttachment } from '../../src-main/documents/making/book/attachment-file.ts'
import { makeBook } from '../../src-main/documents/making/book/make-book.ts'
import { findFaces } from '../../src-main/documents/typesetting/find-faces.ts'
import { threads } from '../../src-main/documents/workers/kinds.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { bookDocx } from './book-docx.ts'
import { longBooks } from './long-books.ts'
import '../support/native-typst.ts'
import { has, report, run, temporaryFolder } from './measure.ts'
import { scannedPages, scannedPdf } from './scan.ts'

const count = 100

/** Thirty pages of nothing but text, or as applications are: a form, an outline of some 4,000 characters, ten scanned pages. */
const kinds = { text: 'all text', scans: 'form, outline and ten scanned pages' } as const
type Kind = keyof typeof kinds

/** A hundred books of thirty pages against LibreOffice converting Word files of the same words, tables and scans. */
export async function benchBook(): Promise<void> {
  for (const kind of Object.keys(kinds) as Kind[]) await benchKind(kind)
}

async function benchKind(kind: Kind): Promise<void> {
  const checked = inProcess(kind, 'checked')
  const unchecked = inProcess(kind, 'unchecked')
  const what = `${count} books of ${checked.pages} pages (${kinds[kind]})`
  console.log(
    `${what}: ${checked.seconds.toFixed(1)} s with the print check, ${unchecked.seconds.toFixed(1)} s without; peak memory ${checked.mebibytes} MiB`,
  )
  if (!has('soffice')) return console.log('book: no comparison, LibreOffice is not installed')
  const folder = temporaryFolder()
  const documents = await writeDocuments(folder.path, kind)
  const convert = (paths: readonly string[]) => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder.path, 'profile')).href}`
    run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', join(folder.path, 'pdf'), ...paths])
  }
  // Makes the profile and reads the fonts, which happens once for each computer.
  convert(documents.slice(0, 1))
  const together = timed(() => convert(documents))
  const few = documents.slice(0, 5)
  const oneByOne = timed(() => {
    for (const document of few) convert([document])
  })
  const first = await PDFDocument.load(readFileSync(join(folder.path, 'pdf', '1.pdf')))
  folder.remove()
  const other = `LibreOffice (${first.getPageCount()} pages each)`
  report(what, checked.seconds, together, `${other}, one process for all`)
  report(what, checked.seconds, (oneByOne / few.length) * count, `${other}, a process for each`)
}

/** The books' words, and where their scans lie. */
async function prepare(folder: string, kind: Kind, books: number) {
  if (kind === 'text') return { texts: longBooks(books), paths: {}, pictures: [] }
  const pictures = scannedPages(10)
  const paths: Record<string, string> = {}
  const attachments = []
  for (const [slot, pages] of [
    ['licence', pictures.slice(0, 2)],
    ['audit', pictures.slice(2)],
  ] as const) {
    const pdf = await scannedPdf(pages)
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    paths[sha256] = join(folder, `${slot}.pdf`)
    writeFileSync(join(folder, `${slot}.pdf`), pdf)
    attachments.push({ slot, file: `${slot}.pdf`, sha256, size: pdf.length })
  }
  return { texts: longBooks(books, 1, attachments), paths, pictures }
}

async function writeDocuments(folder: string, kind: Kind): Promise<string[]> {
  const { texts, pictures } = await prepare(folder, kind, count)
  const paths: string[] = []
  for (const [i, text] of texts.entries()) {
    const path = join(folder, `${i + 1}.docx`)
    writeFileSync(path, await bookDocx(text, pictures))
    paths.push(path)
  }
  return paths
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

type Figures = { readonly seconds: number; readonly pages: number; readonly mebibytes: number }

/** In a process of its own, whose peak memory is the product's. */
function inProcess(kind: Kind, how: 'checked' | 'unchecked'): Figures {
  const child = spawnSync(process.execPath, [import.meta.filename, kind, how], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as Figures
}

function contentsOf(text: BookText, paths: Readonly<Record<string, string>>) {
  const files = text.slots.flatMap((slot) => slot.files)
  const { pages: mostPages } = attachmentLimits
  return Promise.all(files.map(({ file, sha256 }) => readAttachment({ path: paths[sha256] ?? '', file, mostPages })))
}

/** Warm, as the product is after its first book, and as it makes them: as many at once, written to disk. */
async function makeAll(kind: Kind, checked: boolean): Promise<Figures> {
  const folder = temporaryFolder()
  const workers = openWorkers()
  const { texts, paths } = await prepare(folder.path, kind, count + 1)
  const make = async (text: BookText) => {
    const job = { text, faces: await findFaces(text.print), paths, limits: attachmentLimits }
    if (!checked) return makeBook({ ...job, contents: await contentsOf(text, paths) })
    const made = await workers.make.book(job)
    if (!made.ok) throw new Error(made.problem.message)
    const failed = made.value.findings.filter((f) => f.outcome === 'fail')
    if (failed.length > 0) throw new Error(failed.map((f) => f.message).join('\n'))
    return made.value
  }
  const [first, ...rest] = texts
  if (first) await make(first)
  let pages = 0
  const start = performance.now()
  await severalAtOnce(checked ? threads.making.count : 1, rest, async (text, i) => {
    const made = await make(text)
    writeFileSync(join(folder.path, `${i}.pdf`), made.pdf)
    pages += made.pages
    return ok(made.pages)
  })
  const seconds = (performance.now() - start) / 1000
  await workers.close()
  folder.remove()
  // kilobytes on Linux
  return { seconds, pages: Math.round(pages / count), mebibytes: Math.round(process.resourceUsage().maxRSS / 1024) }
}

const [, program, kind, how] = process.argv
if (program === import.meta.filename) console.log(JSON.stringify(await makeAll(kind as Kind, how === 'checked')))
