import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeNoticeWorkbook } from '../../../src-main/documents/making/notice-workbook/write-notice-workbook.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import { noticeWorkbook } from '../../../src-main/notices/notice-workbook.ts'
import { noticeZip } from '../../../src-main/notices/write-notice.ts'
import { must } from '../../support/desk.ts'
import { notice } from '../../support/notice.ts'
import { rawZip } from '../../support/raw-zip.ts'
import { type Entries, entriesOf } from './containers.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures')
export const intakes = join(fixtures, 'xuhui-intake')
const district = join(fixtures, 'data-folders/4716265')

/** A sound file of some kind; of a ZIP what it holds, too. */
export type Sound = { readonly extension: string; readonly bytes: Buffer; readonly entries?: Entries }
export type Sounds = readonly [Sound, ...Sound[]]

/** Every file below the folder with one of these extensions, in the order of their names. */
async function filesIn(folder: string, ...extensions: readonly string[]): Promise<Sounds> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const own = names.filter((name) => extensions.some((extension) => name.endsWith(extension)))
  const [first, ...rest] = await Promise.all(own.map((name) => soundAt(join(folder, name))))
  if (!first) throw new Error(`no sample in ${folder}`)
  return [first, ...rest]
}

async function soundAt(path: string): Promise<Sound> {
  return sound(path.slice(path.lastIndexOf('.')), readFileSync(path))
}

async function sound(extension: string, bytes: Buffer): Promise<Sound> {
  const isZip = bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04'
  // One sample has bytes behind its end, and can be damaged as a whole alone.
  const entries = isZip ? await entriesOf(bytes).catch(() => undefined) : undefined
  return { extension, bytes, ...(entries && { entries }) }
}

/** An applicant's folder as a ZIP: form, certificates, a picture. */
async function applicant(): Promise<Sound> {
  const folder = join(intakes, '02样例电梯')
  const own = readdirSync(folder).sort()
  const files = own.map((name) => ({
    name: `样例电梯/${name}`,
    content: readFileSync(join(folder, name)),
    flags: 0x800,
  }))
  const picture = readFileSync(join(fixtures, 'pictures/quarters.webp'))
  return sound('.zip', rawZip([...files, { name: '样例电梯/厂房.webp', content: picture, flags: 0x800 }]))
}

/** The sound files that an importer's inputs are made from: small ones that lie in the repository already. */
export const corpus = {
  docx: () => filesIn(join(fixtures, 'cases/word'), '.docx'),
  pdf: async (): Promise<Sounds> => [
    ...(await filesIn(join(fixtures, 'cases/pdf'), '.pdf')),
    ...(await filesIn(join(intakes, '09样例共享制造平台'), '.pdf')),
  ],
  images: () => filesIn(join(fixtures, 'pictures'), ''),
  zip: async (): Promise<Sounds> => [await applicant(), ...(await filesIn(join(fixtures, 'cases/word'), '.zip'))],
  xlsx: () => filesIn(join(district, 'exports'), '.xlsx'),
  package: () => filesIn(join(district, 'exports'), '.zip'),
  /** The fifth batch's package, as it goes to another desk. */
  notice: async (): Promise<Sounds> => [await sound('.zip', await noticeZip(notice.files))],
  /** The same as a workbook, as somebody gives it back. */
  noticeWorkbook: async (): Promise<Sounds> => {
    const make = { noticeAsWorkbook: writeNoticeWorkbook } as unknown as Workers['make']
    return [await sound('.xlsx', Buffer.from(must(await noticeWorkbook(notice.files, { make }))))]
  },
  scan: () => filesIn(join(fixtures, 'scans'), ''),
  /** A data folder of a worked district. */
  district,
} as const
