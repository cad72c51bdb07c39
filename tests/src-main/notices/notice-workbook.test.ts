import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../src-domain/notices/fault.ts'
import { readSheets } from '../../../src-domain/notices/workbook/read-sheets.ts'
import { canonicalText, dataOf, type NoticeData, wholeOf } from '../../../src-domain/notices/workbook/whole.ts'
import { writeSheets } from '../../../src-domain/notices/workbook/write-sheets.ts'
import { builtInIds, builtInNotice } from '../../../src-main/notices/built-in.ts'
import { type NoticeFiles, noticePackageOf } from '../../../src-main/notices/notice-package.ts'
import { noticeWorkbook } from '../../../src-main/notices/notice-workbook.ts'
import { readNotice } from '../../../src-main/notices/read-notice.ts'
import { entriesOf } from '../../faults/hostile/containers.ts'
import { must, problemOf, temporaryFolder } from '../../support/desk.ts'
import { changedFiles } from '../../support/notice.ts'
import { rawZip } from '../../support/raw-zip.ts'
import { workers } from '../../support/workers.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/notices.md'), 'utf8')
const example: NoticeFiles = new Map([
  ['scheme.json', Buffer.from([...page.matchAll(/```json\n([\s\S]*?)\n```/g)].at(-1)?.[1] ?? '')],
])

/** A package's data as its files have it. */
function dataIn(files: NoticeFiles): NoticeData {
  const json = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8'))
  const samples = [...files].flatMap(([file, bytes]) => {
    const name = /^samples\/(.+)\.json$/.exec(file)?.[1]
    return name === undefined ? [] : [[name, json(bytes)] as const]
  })
  const text = files.get('notice.txt')
  return {
    scheme: json(files.get('scheme.json') ?? Buffer.from('{}')),
    samples: Object.fromEntries(samples),
    ...(text ? { text: Buffer.from(text).toString('utf8') } : {}),
  }
}

function given(bytes: Uint8Array): Promise<ReturnType<typeof readNotice> extends Promise<infer R> ? R : never> {
  const path = join(temporaryFolder(), '方案表格.xlsx')
  writeFileSync(path, bytes)
  return readNotice(path, workers)
}

describe('a package as a workbook', () => {
  it('takes a sample that leaves out what its category is not asked for', () => {
    const short = { category: 'project', note: '虚构', values: { unit: '样例' }, expect: {} }
    const data: NoticeData = { ...dataIn(example), samples: { 样例: short } }
    const back = dataOf(wholeOf(data) as Record<string, unknown>)
    expect(canonicalText(back)).toBe(canonicalText(data))
    expect(canonicalText(back)).not.toBe(canonicalText({ ...data, samples: {} }))
  })

  it.each(builtInIds)('%s loses nothing in its sheets', (id) => {
    const data = dataIn(must(builtInNotice(id)).files)
    const sheets = writeSheets(wholeOf(data)).map(({ name, heads, rows }) => ({
      name,
      rows: [heads.map(({ text }) => text), ...rows.map((row) => row.map(({ value }) => value))].map((cells, i) => ({
        row: i + 1,
        cells: cells.map((cell, column) => ({ column: column + 1, cell })),
      })),
    }))
    const { whole, faults } = readSheets(sheets)
    expect(faults).toEqual([])
    expect(JSON.parse(canonicalText(dataOf(whole)))).toEqual(JSON.parse(canonicalText(data)))
  })

  it('is a package file like any other, the same bytes each time', async () => {
    const { files } = must(builtInNotice('shanghai-2023-batch5'))
    const xlsx = must(await noticeWorkbook(files, workers))
    expect(Buffer.compare(must(await noticeWorkbook(files, workers)), xlsx)).toBe(0)
    const back = must(await given(xlsx))
    expect(canonicalText(dataIn(back))).toBe(canonicalText(dataIn(files)))
    expect(noticePackageOf(back)).toHaveProperty('hash', must(builtInNotice('shanghai-2023-batch5')).hash)
  })

  it('that does not hold together is told by its cells', async () => {
    const files = changedFiles((scheme) => {
      scheme.categories[0].nameField = 'nowhere'
      scheme.dates.submission.on = '{0}-02-30'
    })
    const made = noticePackageOf(must(await given(must(await noticeWorkbook(files, workers))))) as Fault[]
    expect(made.map(({ place }) => place)).toEqual([expect.stringMatching(/^“类别”表第 2 行/)])
  })

  it.each<[string, (xlsx: Buffer) => Promise<Buffer> | Buffer, string]>([
    ['has macros', (xlsx) => withFile(xlsx, 'xl/vbaProject.bin'), 'workbook-macros'],
    ['leads to other workbooks', (xlsx) => withFile(xlsx, 'xl/externalLinks/externalLink1.xml'), 'workbook-links'],
    ['is 100 MB of nothing', (xlsx) => withFile(xlsx, 'xl/media/image1.png', 100 * 2 ** 20), 'workbook-too-large'],
    ['has a password', () => ole('EncryptedPackage'), 'workbook-password'],
    ['was made by Excel 2003', () => ole('Workbook'), 'workbook-old'],
    ['is cut off', (xlsx) => xlsx.subarray(0, 3000), 'notice-unreadable'],
    ['is a text', () => Buffer.from('栏目,内容\n'), 'notice-unreadable'],
  ])('that %s is refused with one sentence', async (_, spoil, code) => {
    const xlsx = Buffer.from(must(await noticeWorkbook(example, workers)))
    expect(problemOf(await given(await spoil(xlsx))).code).toBe(code)
  })
})

/**
 * Written from before.json and changed in LibreOffice Calc 7.4: a growth, a quota, and a day in a cell made a date's; sheets
 * moved and hidden, a row and a column hidden, a piece of a text in bold.
 */
const inCalc = join(import.meta.dirname, '../../fixtures/notice-in-calc')
const before: NoticeData = JSON.parse(readFileSync(join(inCalc, 'before.json'), 'utf8'))

describe('a workbook that other programs have written', () => {
  const changed = readFileSync(join(inCalc, 'changed.xlsx'))
  const meaning = async (xlsx: Buffer) => JSON.parse(canonicalText(dataIn(must(await given(xlsx)))))

  it('says from Calc what was changed in it, and all else as it was', async () => {
    const meant = JSON.parse(canonicalText(before))
    meant.scheme.checks[1].of[1].minimum = '12.5'
    meant.scheme.quotas[0].maximum = 8
    meant.scheme.dates.submission.on = '2024-05-15'
    expect(await meaning(changed)).toEqual(meant)
  })

  // Formats that stand in no file but by their number: Excel in China has some of its own for days, 8月10日 as it is typed.
  it.each([14, 31, 58])('has a day where Excel has its number, in format %s', async (format) => {
    const put = await withPart(changed, 'xl/styles.xml', (xml) =>
      xml.replace(/(.*<xf numFmtId=")\d+(?=.*<\/cellXfs>)/s, `$1${format}`),
    )
    expect(await meaning(put)).toEqual(await meaning(changed))
  })

  it('has lines as Windows breaks them', async () => {
    const put = await withPart(changed, 'xl/sharedStrings.xml', (xml) => xml.replaceAll('&#10;', '_x000D_&#10;'))
    expect(put.equals(changed)).toBe(false)
    expect(await meaning(put)).toEqual(await meaning(changed))
  })

  it('that lacks a cell is told by that cell', async () => {
    const put = await withPart(changed, 'xl/sharedStrings.xml', (xml) => xml.replace('>样例遴选<', '><'))
    const faults = noticePackageOf(must(await given(put))) as Fault[]
    expect(faults.map(({ place }) => place)).toEqual(['“要点”表第 4 行“短称”（B 列）'])
  })
})

async function withPart(xlsx: Buffer, part: string, change: (xml: string) => string): Promise<Buffer> {
  const entries = await entriesOf(xlsx)
  return rawZip(
    entries.map((entry) => {
      if (entry.name !== part) return entry
      const put = change(String(entry.content))
      expect(put).not.toBe(String(entry.content))
      return { ...entry, content: put }
    }),
  )
}

async function withFile(xlsx: Buffer, name: string, size = 3): Promise<Buffer> {
  return rawZip([...(await entriesOf(xlsx)), { name, content: Buffer.alloc(size, 1) }])
}

function ole(stream: string): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016), Buffer.from(stream, 'utf16le')])
}
