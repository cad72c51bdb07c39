import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Edition, EditionFile } from '../../src-domain/edition/edition.ts'
import { packageLayout } from '../../src-domain/edition/package-layout.ts'
import { builtInNotice } from '../../src-main/notices/built-in.ts'
import { writePackage } from '../../src-main/package/write-package.ts'
import { has, report, run, seconds, temporaryFolder } from './measure.ts'

const mebibyte = 1024 * 1024
const fileSize = 64 * mebibyte

/** The package against `zip -0` and `sha256sum` of the same files; theirs is not read back, ours is. */
export async function benchPackage(gibibytes = 1): Promise<void> {
  if (!has('zip', ['-v']) || !has('sha256sum'))
    return console.log('package: skipped, zip or sha256sum is not installed')
  const folder = temporaryFolder()
  const files = await makeFiles(folder.path, (gibibytes * 1024 * mebibyte) / fileSize)
  const ours = await seconds(() => write(folder.path, files), 1)
  const other = await seconds(() => {
    run('rm', ['-f', 'other.zip'], folder.path)
    run('zip', ['-0', '-q', '-r', 'other.zip', 'files'], folder.path)
    run('sh', ['-c', 'sha256sum files/* > sums'], folder.path)
  }, 1)
  report(`package of ${gibibytes} GiB, written and read back`, ours, other, 'zip -0 and sha256sum')
  folder.remove()
}

/** Peak memory of a process that writes a package of so many GiB. */
export async function benchPackageMemory(gibibytes = 4): Promise<void> {
  const child = spawnSync(process.execPath, [import.meta.filename, String(gibibytes)], { encoding: 'utf8' })
  console.log(child.status === 0 ? child.stdout.trim() : `package memory: failed\n${child.stderr}`)
}

type SourceFile = EditionFile & { readonly path: string }

async function makeFiles(folder: string, count: number): Promise<SourceFile[]> {
  mkdirSync(join(folder, 'files'))
  const files: SourceFile[] = []
  const block = Buffer.alloc(fileSize)
  for (let i = 0; i < count; i++) {
    for (let at = 0; at < fileSize; at += 4096) block.writeUInt32LE((at * 2654435761 + i) >>> 0, at)
    const path = join(folder, 'files', `附件${i}.pdf`)
    writeFileSync(path, block)
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    files.push({ path, file: basename(path), size: fileSize, sha256: hash.digest('hex') })
  }
  return files
}

async function write(folder: string, files: readonly SourceFile[]): Promise<void> {
  const notice = builtInNotice('shanghai-2023-batch5')
  if (!notice.ok) throw new Error(notice.problem.message)
  const { scheme } = notice.value
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
    path: join(folder, 'package.zip'),
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
  if (!written.ok) throw new Error(written.problem.message)
}

if (process.argv[1] === import.meta.filename) {
  const gibibytes = Number(process.argv[2] ?? 4)
  const folder = temporaryFolder()
  const files = await makeFiles(folder.path, (gibibytes * 1024 * mebibyte) / fileSize)
  await write(folder.path, files)
  folder.remove()
  // kilobytes on Linux
  console.log(`package of ${gibibytes} GiB: peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`)
}
