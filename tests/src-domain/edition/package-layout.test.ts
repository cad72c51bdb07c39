import { describe, expect, test } from 'vitest'
import type { EditionEntry } from '../../../src-domain/edition/edition.ts'
import {
  cleanName,
  type PackageContents,
  packageFiles,
  packageLayout,
} from '../../../src-domain/edition/package-layout.ts'
import { sampleEdition, sampleEntry, scheme } from './sample-edition.ts'

const file = (name: string, slot: string, year?: number) => ({
  file: name,
  slot,
  sha256: 'a'.repeat(64),
  size: 1,
  ...(year && { year }),
})

const made = { sha256: 'c'.repeat(64), size: 3 }
const contents = { summary: made, summaryPdf: made, scan: [], books: new Map(), data: new Map() }

/** Of the applicants' files. */
function pathsOf(entries: EditionEntry[], more: Partial<PackageContents> = {}): string[] {
  const layout = packageLayout(scheme, sampleEdition({ enterprise: entries }), { ...contents, ...more })
  return packageFiles(layout).flatMap((f) => (f.application ? [f.path] : []))
}

function attachmentsOf(...attachments: EditionEntry['attachments']): (string | undefined)[] {
  return pathsOf([sampleEntry(1, ['样例'], { attachments })]).map((path) => path.split('/').at(-1))
}

describe('where an applicant’s files stand in the package', () => {
  test('the folder carries rank and name, the files their place in the notice’s checklist', () => {
    const entry = sampleEntry(1, ['上海样例泵业集团有限公司'], {
      form: { file: '01样例泵业/申报书（定稿）.docx', sha256: 'b'.repeat(64), size: 2 },
      attachments: [file('资料/营业执照.PDF', 'licence'), file('2022年度审计报告.pdf', 'audit', 2022)],
    })
    expect(pathsOf([entry])).toEqual([
      '示范企业/01_上海样例泵业集团有限公司/申报书_原件.docx',
      '示范企业/01_上海样例泵业集团有限公司/附件/01_企业法人营业执照.PDF',
      '示范企业/01_上海样例泵业集团有限公司/附件/04_2022年度审计报告.pdf',
    ])
  })

  test('attachments stand in the notice’s order, not as they came', () => {
    const came = [file('审计.pdf', 'audit', 2022), file('证书.pdf', 'unknown'), file('执照.pdf', 'licence')]
    expect(attachmentsOf(...came)).toEqual(['01_企业法人营业执照.pdf', '04_2022年度审计报告.pdf', '06_证书.pdf'])
  })

  test('the book stands first, and the files of the batch before all applicants, scans in the order of their pages', () => {
    const beside = new Map([['A01', made]])
    expect(pathsOf([sampleEntry(1, ['样例'])], { books: beside, data: beside })).toEqual([
      '示范企业/01_样例/申报书.pdf',
      '示范企业/01_样例/application.json',
    ])
    const scan = ['扫描 1.JPG', '扫描 2.jpg'].map((name) => ({ file: name, ...made }))
    const pathsWith = (scan: PackageContents['scan']) =>
      packageLayout(scheme, sampleEdition({}), { ...contents, scan }).batchFiles.map((f) => f.path)
    expect(pathsWith(scan)).toEqual([
      '推荐汇总表.xlsx',
      '推荐汇总表.pdf',
      '推荐汇总表_盖章扫描件_1.jpg',
      '推荐汇总表_盖章扫描件_2.jpg',
    ])
    expect(pathsWith(scan.slice(0, 1)).at(-1)).toBe('推荐汇总表_盖章扫描件.jpg')
  })

  test('applicants stand in rank order whatever order they came in, with three digits from the hundredth on', () => {
    const attachments = [file('x.pdf', 'licence')]
    const entries = [100, 9, 10].map((rank) => sampleEntry(rank, ['样例'], { attachments }))
    expect(pathsOf(entries).map((path) => path.split('/')[1])).toEqual(['009_样例', '010_样例', '100_样例'])
  })

  test('a further file of a slot is numbered', () => {
    expect(attachmentsOf(file('a.pdf', 'licence'), file('b.jpg', 'licence'), file('c.pdf', 'licence'))).toEqual([
      '01_企业法人营业执照.pdf',
      '01_企业法人营业执照_2.jpg',
      '01_企业法人营业执照_3.pdf',
    ])
  })

  test('an audit report of another year is never named after the year asked for', () => {
    expect(attachmentsOf(file('a.pdf', 'audit', 2022), file('b.pdf', 'audit', 2021))).toEqual([
      '04_2022年度审计报告.pdf',
      '04_2021年度审计报告.pdf',
    ])
  })

  test('other material keeps the applicant’s own name, made safe, and equal names are told apart ignoring case', () => {
    expect(
      attachmentsOf(
        file('其他/客户:评价?.pdf', 'other'),
        file('Report.pdf', 'other'),
        file('old/REPORT.pdf', 'other'),
        file('没有后缀', 'other'),
      ),
    ).toEqual(['05_客户_评价_.pdf', '05_Report.pdf', '05_REPORT_2.pdf', '05_没有后缀'])
  })

  test('however long the names, a path has at most 180 characters, a name 200 bytes, and no character is cut in two', () => {
    for (const long of ['𠮷'.repeat(120), '样例'.repeat(120), 'Sample '.repeat(60)]) {
      const attachments = [1, 2, 3].map(() => file(`${long}.pdf`, 'other'))
      const paths = pathsOf([sampleEntry(1, [long], { attachments })])
      expect(new Set(paths).size).toBe(3)
      for (const path of paths) {
        expect(path.length).toBeLessThanOrEqual(180)
        expect(path.isWellFormed()).toBe(true)
        expect(path).toMatch(/\.pdf$/)
        for (const name of path.split('/')) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      }
    }
  })
})

describe('names that every system can hold', () => {
  test.each([
    ['样例<甲>:"乙"/丙\\丁|戊?*', '样例_甲_乙_丙_丁_戊_'],
    ['样例\u0000\u001f\u202e\u200b公司', '样例公司'],
    ['  ..样例. . ', '样例'],
    ['样例\u3000\u00a0 公司', '样例 公司'],
    ['con', 'con_'],
    ['NUL.txt', 'NUL_.txt'],
    ['COM1', 'COM1_'],
    ['cafe\u0301', 'café'],
    ['样\ud842例', '样例'],
    ['\u200b', '未命名'],
    ['..', '未命名'],
    ['㵥䶮', '㵥䶮'],
  ])('%j becomes %j', (from, to) => {
    expect(cleanName(from, 80)).toBe(to)
  })

  test('a name cut short does not end in a space or dot', () => {
    expect(cleanName('abc. def', 5)).toBe('abc')
  })
})
