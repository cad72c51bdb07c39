import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import yazl from 'yazl'
import type { EditionFile } from '../../../src-domain/edition/edition.ts'
import { packageLayout } from '../../../src-domain/edition/package-layout.ts'
import type { PackageOptions } from '../../../src-main/package/write-package.ts'
import { sampleEdition, sampleEntry, scheme } from '../../src-domain/edition/sample-edition.ts'

export const enterpriseName = '上海样例泵业集团有限公司'
export const hostileName = '样例<script>alert("1")</script>&平台'

/** A folder with a file store, the edition's papers, and what writePackage needs to make `target` from them. */
export async function samplePackage(): Promise<{ folder: string; store: string; options: PackageOptions }> {
  const folder = await mkdtemp(join(tmpdir(), 'package-'))
  const store = join(folder, 'files')
  await mkdir(store)
  await mkdir(join(folder, 'out'))
  const keep = async (file: string, bytes: Buffer): Promise<EditionFile> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await writeFile(join(store, sha256), bytes)
    return { file, sha256, size: bytes.length }
  }
  const pdf = (seed: string, size: number) => Buffer.from(`%PDF-1.7 ${seed} `.padEnd(size, `${seed} `))
  const edition = sampleEdition({
    enterprise: [
      sampleEntry(1, [enterpriseName, '全生命周期管理', '样例甲', '021-64000000', 'a@sample.example'], {
        form: await keep('申报书.docx', Buffer.from('PK sample form')),
        attachments: [
          { ...(await keep('营业执照.pdf', pdf('licence', 300_000))), slot: 'licence' },
          { ...(await keep('2022年度审计报告.pdf', pdf('audit', 1_000_000))), slot: 'audit', year: 2022 },
          { ...(await keep('空.pdf', Buffer.alloc(0))), slot: 'other' },
        ],
      }),
    ],
    platform: [
      sampleEntry(1, [hostileName, '公共服务', '样例乙', '021-64000001', 'b@sample.example'], {
        application: 'A07',
        attachments: [{ ...(await keep('说明 100% #1.txt', Buffer.from('说明'.repeat(1000)))), slot: 'other' }],
      }),
    ],
  })
  const papers = {
    summary: await keep('推荐汇总表.xlsx', Buffer.from('PK sample summary')),
    summaryPdf: await keep('推荐汇总表.pdf', pdf('summary', 20_000)),
    scan: [await keep('SCAN0001.PDF', pdf('scan', 40_000))],
    books: new Map([['A01', await keep('申报书.pdf', pdf('book', 60_000))]]),
    data: new Map([['A01', await keep('application.json', Buffer.from('{"schemaVersion":1}\n'))]]),
  }
  const options: PackageOptions = {
    path: join(folder, 'out', '报送包.zip'),
    notice: scheme,
    edition,
    layout: packageLayout(scheme, edition, papers),
    open: ({ sha256 }) => createReadStream(join(store, sha256)),
  }
  return { folder, store, options }
}

export type ZipContent = {
  readonly name: string
  readonly content: Buffer
  readonly stored: boolean
  readonly date: Date
}

export async function readZip(path: string): Promise<ZipContent[]> {
  const zip = await yauzl.openPromise(path)
  const contents: ZipContent[] = []
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry))
    const stored = entry.compressionMethod === 0
    contents.push({ name: entry.fileName, content, stored, date: entry.getLastModDate() })
  }
  return contents
}

/** A ZIP of these files, as any other program would make it. */
export async function makeZip(path: string, files: readonly Pick<ZipContent, 'name' | 'content'>[]): Promise<void> {
  const zip = new yazl.ZipFile()
  for (const { name, content } of files) zip.addBuffer(content, name)
  zip.end()
  await writeFile(path, await buffer(zip.outputStream))
}
