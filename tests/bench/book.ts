import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFDocument } from '@cantoo/pdf-lib'
import { attachmentLimits } from '../../src-main/documents/book/attachment-file.ts'
import { makeBook } from '../../src-main/documents/book/make-book.ts'
import { findFaces } from '../../src-main/documents/press/find-faces.ts'
import { openPress } from '../../src-main/documents/press/press.ts'
import { bookDocx } from './book-docx.ts'
import { longBooks } from './long-books.ts'
import { has, report, run, temporaryFolder } from './measure.ts'

const count = 100

type Figures = { readonly seconds: number; readonly pages: number; readonly mebibytes: number }

/**
 * A hundred books of thirty pages against LibreOffice converting Word files of the same words, tables and headings: one
 * process for all hundred, and one for each as a script that calls it would. Ours are checked for print as well.
 */
export async function benchBook(): Promise<void> {
  const checked = inProcess('checked')
  const unchecked = inProcess('unchecked')
  console.log(
    `${count} books of ${checked.pages} pages, print check and all: ${checked.seconds.toFixed(1)} s, peak memory ${checked.mebibytes} MiB; without the print check: ${unchecked.seconds.toFixed(1)} s`,
  )
  if (!has('soffice')) return console.log('book: no comparison, LibreOffice is not installed')
  const folder = temporaryFolder()
  const { path } = folder
  const names = await writeDocuments(path)
  const convert = (documents: readonly string[]) => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(path, 'profile')).href}`
    run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', join(path, 'pdf'), ...documents])
  }
  // Makes the profile and reads the fonts, which happens once for each computer.
  convert(names.slice(0, 1))
  const together = timed(() => convert(names))
  const first = await PDFDocument.load(readFileSync(join(path, 'pdf', '1.pdf')))
  const few = names.slice(0, 5)
  const oneByOne = (timed(() => few.forEach((name) => convert([name]))) / few.length) * count
  folder.remove()
  const pages = `LibreOffice (${first.getPageCount()} pages each)`
  report(`${count} books`, checked.seconds, together, `${pages}, all in one process`)
  report(`${count} books without the print check`, unchecked.seconds, together, `${pages}, all in one process`)
  report(`${count} books`, checked.seconds, oneByOne, `${pages}, a process for each`)
}

async function writeDocuments(folder: string): Promise<string[]> {
  const paths: string[] = []
  for (const [i, text] of longBooks(count).entries()) {
    const path = join(folder, `${i + 1}.docx`)
    writeFileSync(path, await bookDocx(text))
    paths.push(path)
  }
  return paths
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

/** In a process of its own, whose peak memory is the product's. */
function inProcess(how: 'checked' | 'unchecked'): Figures {
  const child = spawnSync(process.execPath, [import.meta.filename, how], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as Figures
}

async function makeAll(how: string): Promise<Figures> {
  const folder = temporaryFolder()
  mkdirSync(join(folder.path, 'books'))
  const press = openPress()
  const make = async (text: ReturnType<typeof longBooks>[number]) => {
    const job = { text, faces: await findFaces(text.print), paths: {}, limits: attachmentLimits }
    if (how === 'unchecked') return makeBook(job)
    const made = await press.make('book', job)
    if (!made.ok) throw new Error(made.problem.message)
    const failed = made.value.findings.filter((f) => f.outcome === 'fail')
    if (failed.length > 0) throw new Error(failed.map((f) => f.message).join('\n'))
    return made.value
  }
  const [warm, ...texts] = longBooks(count + 1)
  if (warm) await make(warm)
  const start = performance.now()
  let pages = 0
  for (const [i, text] of texts.entries()) {
    const made = await make(text)
    writeFileSync(join(folder.path, 'books', `${i}.pdf`), made.pdf)
    pages += made.pages
  }
  const seconds = (performance.now() - start) / 1000
  await press.close()
  folder.remove()
  // kilobytes on Linux
  const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return { seconds, pages: Math.round(pages / count), mebibytes }
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await makeAll(process.argv[2] ?? '')))
