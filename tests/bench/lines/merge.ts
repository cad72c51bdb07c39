import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { readAttachment } from '../../../src-main/documents/making/book/attachment-file.ts'
import { bind } from '../../../src-main/documents/making/book/bind.ts'
import type { Bench, Size } from '../line.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking } from '../peers.ts'
import { scannedPages, scannedPdf } from '../scanned-pages.ts'

const own = 12

/** A scan of 300 pages read, tried out, bound into a book and written, against qpdf merging the same files. */
export async function merge({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  const scanned = quick ? 30 : 300
  writeFileSync(path('scan.pdf'), await scannedPdf(scannedPages(scanned)))
  writeFileSync(path('own.pdf'), await blankPages(own))
  writeFileSync(path('set.pdf'), await blankPages(own + scanned))
  async function bindAll(): Promise<void> {
    const read = await readAttachment({ path: path('scan.pdf'), file: 'scan.pdf', mostPages: scanned })
    if (read.kind !== 'pages') throw new Error('the scan was not read')
    const { pdf, pages } = await bind(readFileSync(path('set.pdf')), [{ pdf: read.pdf, firstPage: own + 1 }])
    if (pages !== own + scanned) throw new Error(`${pages} pages were bound`)
    writeFileSync(path('bound.pdf'), pdf)
  }
  return {
    lines: [
      {
        ...{ what: `big book: a scan of ${scanned} pages bound in`, unit: 's', aim: 1.1 },
        ours: () => seconds(bindAll),
        against: {
          name: 'qpdf merging the same',
          run: () =>
            seconds(() => run('qpdf', ['--empty', '--pages', 'own.pdf', 'scan.pdf', '--', 'merged.pdf'], folder.path)),
          ...lacking('qpdf'),
        },
      },
    ],
    close: folder.remove,
  }
}

async function blankPages(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let i = 0; i < count; i++) document.addPage([595.276, 841.89])
  return document.save({ addDefaultPage: false })
}
