import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BookText } from '../../../src-domain/book/book-text.ts'
import { ok } from '../../../src-domain/result.ts'
import { severalAtOnce } from '../../../src-domain/several-at-once.ts'
import { attachmentLimits } from '../../../src-main/documents/making/book/attachment-limits.ts'
import { findFaces } from '../../../src-main/documents/typesetting/find-faces.ts'
import { threads } from '../../../src-main/documents/workers/kinds.ts'
import { openWorkers, type Workers } from '../../../src-main/documents/workers/workers.ts'
import { must } from '../../support/desk.ts'
import { bookDocx } from '../book-docx.ts'
import type { Bench, Line, Size } from '../line.ts'
import { longBooks } from '../long-books.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking } from '../peers.ts'
import { scannedPages, scannedPdf } from '../scanned-pages.ts'

/** Thirty pages of nothing but text, or as applications are: a form, an outline of some 4,000 characters, ten scanned pages. */
const kinds = {
  text: {
    what: 'books of thirty pages of text',
    aim: 0.3,
    how: 'Form, outline and cover set as PDF, bound with marks and page numbers, the finished pages checked for faces, margins and words that went missing, and written; as many at once as the product makes, its typesetters warm. One LibreOffice, started for it with its profile made before, converts Word files of the same words and tables, and checks nothing.',
  },
  scans: {
    what: 'books with ten scanned pages',
    aim: 0.1,
    how: 'The same with a short outline and two attachments of ten pages scanned at 200 dpi in all: each read and tried out, each page looked at for whether its number has room. LibreOffice converts Word files with the same pictures on pages of their own.',
  },
} as const
type Kind = keyof typeof kinds

/**
 * A hundred books set, bound, checked and written, as many at once as the product makes, warm as after the first one,
 * against one LibreOffice converting Word files of the same words, tables and scans, its profile made before.
 */
function booksOf(kind: Kind): (size: Size) => Promise<Bench> {
  return async ({ quick }) => {
    const folder = temporaryFolder()
    const workers = openWorkers()
    return {
      lines: [await lineOf(kind, quick ? [1, 2, 4] : [1, 10, 100], folder.path, workers)],
      async close() {
        await workers.close()
        folder.remove()
      },
    }
  }
}

export const books = booksOf('text')
export const scannedBooks = booksOf('scans')

async function lineOf(
  kind: Kind,
  [one, few, count]: readonly [number, number, number],
  folder: string,
  workers: Workers,
): Promise<Line> {
  const { texts, paths, pictures } = await prepare(folder, kind, count)
  const documents: string[] = []
  for (const [i, text] of texts.entries()) {
    const path = join(folder, `${kind}-${i + 1}.docx`)
    writeFileSync(path, await bookDocx(text, pictures))
    documents.push(path)
  }
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const ours = (count: number) => () => seconds(() => makeAll(workers, texts.slice(0, count), paths, folder))
  const convert = (documents: readonly string[]) =>
    run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', join(folder, 'pdf'), ...documents])
  return {
    what: `${count} ${kinds[kind].what}`,
    how: kinds[kind].how,
    ...{ unit: 's', aim: kinds[kind].aim, ours: ours(count), smaller: [ours(one), ours(few)] },
    async before() {
      await ours(few)()
      convert(documents.slice(0, 1))
    },
    against: {
      name: 'one LibreOffice for all',
      run: () => seconds(() => convert(documents)),
      ...lacking('libreoffice-writer'),
    },
  }
}

/** The books' words, and where their scans lie. */
async function prepare(folder: string, kind: Kind, count: number) {
  if (kind === 'text') return { texts: longBooks(count), paths: {}, pictures: [] }
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
  return { texts: longBooks(count, 1, attachments), paths, pictures }
}

export async function makeAll(
  workers: Workers,
  texts: readonly BookText[],
  paths: Readonly<Record<string, string>>,
  folder: string,
): Promise<void> {
  await severalAtOnce(threads.making.count, texts, async (text, i) => {
    const job = { text, faces: await findFaces(text.print), paths, limits: attachmentLimits }
    const { pdf, findings } = must(await workers.make.book(job))
    const failed = findings.filter((f) => f.outcome === 'fail')
    if (failed.length > 0) throw new Error(failed.map((f) => f.message).join('\n'))
    writeFileSync(join(folder, `${i}.pdf`), pdf)
    return ok(undefined)
  })
}
