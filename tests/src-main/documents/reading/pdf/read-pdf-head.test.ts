import { globSync } from 'node:fs'
import { appendFile, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdfHead } from '../../../../../src-main/documents/reading/pdf/read-pdf-head.ts'
import { scratchFolder } from '../../../../support/docx.ts'
import { oddTrees } from '../../making/book/odd-pdfs.ts'
import { lines, makePdf, type PdfOptions } from './make-pdf.ts'

const intake = join(import.meta.dirname, '../../../../fixtures/xuhui-intake')

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function pdf(options: PdfOptions): Promise<string> {
  const path = await scratch.write('附件.pdf', '')
  await makePdf(path, options)
  return path
}

async function refusalOf(path: string): Promise<string> {
  const read = await readPdfHead(path)
  if (read.ok) return `read: ${read.value.text}`
  expect(read.problem.message).toMatch(/请.+。$/)
  expect(read.problem.message).not.toContain(path)
  return read.problem.code
}

test('titles and page counts of the attachments handed in come out', async () => {
  const paths = globSync(join(intake, '*', '*.pdf'))
  const heads = await Promise.all(
    paths.map(async (path) => {
      const read = await readPdfHead(path)
      if (!read.ok) throw new Error(`${path}: ${read.problem.code}`)
      const file: string = `${basename(dirname(path))}/${basename(path)}`
      return [file, read.value] as const
    }),
  )
  const read = new Map(heads)
  const title = (file: string) => read.get(file)?.text.split('\n')[0]
  expect(title('01样例泵业/2022年度审计报告.pdf')).toBe('2022年度审计报告')
  expect(title('01样例泵业/营业执照.pdf')).toBe('营业执照（复印件）')
  expect(title('04样例环保_缺审计报告/执照扫描件.pdf')).toBe('营业执照（复印件）')
  expect(title('04样例环保_缺审计报告/2021年审计报告.pdf')).toBe('2021年度审计报告')
  expect(read.get('01样例泵业/2022年度审计报告.pdf')?.pages).toBe(24)
  expect(read.get('11徐汇区示范区/政策文件汇编.pdf')?.pages).toBe(32)
})

test('the first three pages are read, line by line', async () => {
  const path = await pdf({ pages: ['一', '二', '三', '四'].map((n) => lines(`第${n}页`, '样例')) })
  expect(await readPdfHead(path)).toEqual({
    ok: true,
    value: { pages: 4, text: '第一页\n样例\n第二页\n样例\n第三页\n样例' },
  })
})

test('look-alike radicals come out as the characters they stand for', async () => {
  // ⼯⽤⼀ are U+2F2F, U+2F64 and U+2F00.
  const path = await pdf({ pages: [lines('\u2f2f\u2f64\u2f00')] })
  const read = await readPdfHead(path)
  expect(read).toMatchObject({ ok: true, value: { text: '工用一' } })
})

test('no more than some 4,000 characters are kept, however many a page holds', async () => {
  // Each a little further: what is printed over itself is one text.
  const shown = Array.from(
    { length: 100_000 },
    (_, i) => `1 0 0 1 ${30 * (i % 20)} ${14 * Math.floor(i / 20)} Tm <68374f8b> Tj`,
  )
  const content = `BT /F 12 Tf ${shown.join(' ')} ET`
  const path = await pdf({ pages: [content] })
  const read = await readPdfHead(path)
  expect(read).toMatchObject({ ok: true, value: { pages: 1 } })
  expect(read.ok && read.value.text.length).toBe(4000)
})

test('a PDF of more than two gigabytes is read without being loaded', async () => {
  const path = await pdf({ pages: [lines('2022年度审计报告')], hole: 2_300_000_000 })
  const before = process.memoryUsage.rss()
  expect(await readPdfHead(path)).toEqual({ ok: true, value: { pages: 1, text: '2022年度审计报告' } })
  expect(process.memoryUsage.rss() - before).toBeLessThan(500 * 1024 * 1024)
})

test('a PDF locked against changing, which no password is needed to open, is read', async () => {
  const document = await PDFDocument.load(await readFile(join(intake, '01样例泵业/2022年度审计报告.pdf')))
  document.encrypt({ ownerPassword: '口令', userPassword: '', permissions: { modifying: false } })
  const read = await readPdfHead(await scratch.write('锁定.pdf', Buffer.from(await document.save())))
  expect(read).toMatchObject({ ok: true, value: { pages: 24, text: expect.stringMatching(/^2022年度审计报告\n/) } })
})

test.each([true, false])('pages are counted as they are bound, whatever the file says: packed %s', async (packed) => {
  const { says, nested } = oddTrees
  for (const change of [says(1), says(9), nested(1, 2)]) {
    const path = await pdf({ pages: ['一', '二', '三', '四'].map((n) => lines(`第${n}页`)) })
    const document = await PDFDocument.load(await readFile(path))
    change(document)
    const read = await readPdfHead(
      await scratch.write(
        '页数不符.pdf',
        Buffer.from(await document.save({ addDefaultPage: false, useObjectStreams: packed })),
      ),
    )
    expect(read).toMatchObject({ ok: true, value: { pages: 4, text: expect.stringMatching(/^第一页/) } })
  }
})

describe('files that cannot be read say why', () => {
  test('a PDF with an opening password', async () => {
    const secret = '<'.concat('5a'.repeat(32), '>')
    const trailer = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${secret} /U ${secret} >> `
    expect(await refusalOf(await pdf({ pages: [lines('密')], trailer }))).toBe('pdf-encrypted')
  })

  test('an empty file, one that is no PDF, one that is not there', async () => {
    expect(await refusalOf(await scratch.write('a.pdf', ''))).toBe('pdf-empty')
    expect(await refusalOf(await scratch.write('a.pdf', 'PK\x03\x04'))).toBe('pdf-not-pdf')
    expect(await refusalOf(join(intake, 'nowhere.pdf'))).toBe('pdf-unreadable')
    expect(await refusalOf(intake)).toBe('pdf-unreadable')
  })

  test('a PDF cut short while copying, even where the pages left could be pieced together', async () => {
    const handedIn = await readFile(join(intake, '01样例泵业/2022年度审计报告.pdf'))
    const readable = await readFile(await pdf({ pages: Array.from({ length: 20 }, () => lines('审计报告')) }))
    for (const whole of [handedIn, readable]) {
      for (const share of [0.1, 0.5, 0.9]) {
        expect(await refusalOf(await scratch.write('a.pdf', whole.subarray(0, whole.length * share)))).toBe(
          'pdf-damaged',
        )
      }
    }
  })

  test('a PDF whose objects are garbage', async () => {
    const whole = await readFile(join(intake, '01样例泵业/营业执照.pdf'))
    expect(await refusalOf(await scratch.write('a.pdf', whole.fill(0x20, 20, whole.length - 60)))).toBe('pdf-damaged')
  })

  test('a large PDF whose index is broken is given up instead of searched from end to end', async () => {
    const path = await pdf({ pages: [lines('索引')], hole: 2_300_000_000 })
    await appendFile(path, 'startxref\n12\n%%EOF\n')
    const before = process.memoryUsage.rss()
    expect(await refusalOf(path)).toBe('pdf-damaged')
    expect(process.memoryUsage.rss() - before).toBeLessThan(500 * 1024 * 1024)
  })
})
