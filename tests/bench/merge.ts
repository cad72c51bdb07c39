import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { readAttachment } from '../../src-main/documents/making/book/attachment-file.ts'
import { bind } from '../../src-main/documents/making/book/bind.ts'
import { has, report, run, seconds, temporaryFolder } from './measure.ts'
import { scannedPages, scannedPdf } from './scan.ts'

const scanned = 300
const own = 12

/** Binding a scan of 300 pages into a book, read and tried out before, against qpdf merging the same files. */
export async function benchMerge(): Promise<void> {
  const folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  writeFileSync(path('scan.pdf'), await scannedPdf(scannedPages(scanned)))
  writeFileSync(path('own.pdf'), await blankPages(own))
  writeFileSync(path('set.pdf'), await blankPages(own + scanned))
  const megabytes = Math.round(statSync(path('scan.pdf')).size / 1e6)
  const what = `binding a scan of ${scanned} pages (${megabytes} MB) into a book`
  const child = spawnSync(process.execPath, [import.meta.filename, folder.path], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  const ours = JSON.parse(child.stdout) as { seconds: number; mebibytes: number }
  console.log(`${what}: ${ours.seconds.toFixed(2)} s, peak memory ${ours.mebibytes} MiB`)
  if (has('qpdf')) {
    const merge = ['--empty', '--pages', 'own.pdf', 'scan.pdf', '--', 'merged.pdf']
    report(what, ours.seconds, await seconds(() => run('qpdf', merge, folder.path)), 'qpdf')
  } else console.log('merge: no comparison, qpdf is not installed')
  folder.remove()
}

async function blankPages(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let i = 0; i < count; i++) document.addPage([595.276, 841.89])
  return document.save({ addDefaultPage: false })
}

async function bindAll(folder: string): Promise<void> {
  const path = join(folder, 'scan.pdf')
  const read = await readAttachment({ path, file: 'scan.pdf', mostPages: scanned })
  if (read.kind !== 'pages') throw new Error('the scan was not read')
  const { pdf, pages } = await bind(readFileSync(join(folder, 'set.pdf')), [{ pdf: read.pdf, firstPage: own + 1 }])
  if (pages !== own + scanned) throw new Error(`${pages} pages were bound`)
  writeFileSync(join(folder, 'bound.pdf'), pdf)
}

const [, program, folder] = process.argv
if (program === import.meta.filename && folder) {
  const taken = await seconds(() => bindAll(folder))
  // kilobytes on Linux
  console.log(JSON.stringify({ seconds: taken, mebibytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
}
