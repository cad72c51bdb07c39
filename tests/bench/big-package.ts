import { createHash, hash } from 'node:crypto'
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Edition, EditionFile } from '../../src-domain/edition/edition.ts'
import { packageLayout } from '../../src-domain/edition/package-layout.ts'
import { builtInNotice } from '../../src-main/notices/built-in.ts'
import { writePackage } from '../../src-main/package/write-package.ts'
import { must } from '../support/desk.ts'

/** A hundred of them are 4 GiB. */
export const fileMebibytes = 41
const fileSize = fileMebibytes * 1024 * 1024

export type SourceFile = EditionFile & { readonly path: string }

/** So many files in `folder`/files, no two alike. */
export function makeFiles(folder: string, count: number): SourceFile[] {
  mkdirSync(join(folder, 'files'))
  const block = Buffer.alloc(fileSize)
  return Array.from({ length: count }, (_, i) => {
    for (let at = 0; at < fileSize; at += 4096) block.writeUInt32LE((at * 2654435761 + i) >>> 0, at)
    const path = join(folder, 'files', `附件${i}.pdf`)
    writeFileSync(path, block)
    return { path, file: basename(path), size: fileSize, sha256: hash('sha256', block) }
  })
}

/** Writes the package of these files into `folder`. */
export async function writeAll(folder: string, files: readonly SourceFile[], name = 'package.zip'): Promise<void> {
  const { scheme } = must(builtInNotice('shanghai-2023-batch5'))
  const paper = { path: join(folder, 'summary'), size: 7, sha256: createHash('sha256').update('summary').digest('hex') }
  writeFileSync(paper.path, 'summary')
  const edition: Edition = {
    number: 1,
    hash: '0'.repeat(64),
    frozenAt: '2023-08-01T00:00:00Z',
    content: {
      scheme: scheme.id,
      district: '徐汇区',
      recommender: '样例委员会',
      preparer: '样例',
      phone: '64000000',
      sections: [
        {
          category: 'enterprise',
          entries: [
            {
              application: 'A01',
              rank: 1,
              name: '样例',
              summary: [],
              values: [],
              outline: [],
              attachments: files.map(({ file, size, sha256 }) => ({ slot: 'other', file, size, sha256 })),
            },
          ],
        },
      ],
    },
  }
  const paths = new Map([...files, paper].map((f) => [f.sha256, f.path]))
  const written = await writePackage({
    path: join(folder, name),
    notice: scheme,
    edition,
    layout: packageLayout(scheme, edition, {
      summary: paper,
      summaryPdf: paper,
      scan: [],
      books: new Map(),
      data: new Map(),
    }),
    open: ({ sha256 }) => createReadStream(paths.get(sha256) ?? ''),
  })
  must(written)
}
