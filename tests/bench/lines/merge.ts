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
  const [few, some, scanned] = quick ? ([3, 10, 30] as const) : ([3, 30, 300] as const)
  writeFileSync(path('own.pdf'), await blankPages(own))
  for (const pages of [few, some, scanned]) {
    writeFileSync(path(`scan-${pages}.pdf`), await scannedPdf(scannedPages(pages)))
    writeFileSync(path(`set-${pages}.pdf`), await blankPages(own + pages))
  }
  const bound = (scanned: number) => () =>
    seconds(async () => {
      const file = `scan-${scanned}.pdf`
      const read = await readAttachment({ path: path(file), file, mostPages: scanned })
      if (read.kind !== 'pages') throw new Error('the scan was not read')
      const set = readFileSync(path(`set-${scanned}.pdf`))
      const { pdf, pages } = await bind(set, [{ pdf: read.pdf, firstPage: own + 1 }])
      // An odd book ends with a blank page.
      if (pages < own + scanned) throw new Error(`only ${pages} pages were bound`)
      writeFileSync(path('bound.pdf'), pdf)
    })
  return {
    lines: [
      {
        what: `big book: a scan of ${scanned} pages bound in`,
        how: 'A scan of 84 MB read and its pages tried out, put in the place of the empty pages of a set book of twelve pages more, and written. qpdf, started for it, merges the same scan with twelve pages and tries nothing out.',
        ...{ unit: 's', aim: 1.1, ours: bound(scanned), smaller: [bound(few), bound(some)] },
        against: {
          name: 'qpdf merging the same',
          run: () =>
            seconds(() =>
              run('qpdf', ['--empty', '--pages', 'own.pdf', `scan-${scanned}.pdf`, '--', 'merged.pdf'], folder.path),
            ),
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
