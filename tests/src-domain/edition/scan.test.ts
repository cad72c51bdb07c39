import { describe, expect, it } from 'vitest'
import { editionMark, shortHash } from '../../../src-domain/edition/edition.ts'
import type { EditionCode } from '../../../src-domain/edition/edition-code.ts'
import { joinedReadings, judgeScan, type ScanReading } from '../../../src-domain/edition/scan.ts'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import { given } from '../../../src-domain/given.ts'
import { ok } from '../../../src-domain/result.ts'
import { must, problemOf } from '../../support/desk.ts'
import { sampleEdition, scheme as schemeData } from './sample-edition.ts'

const scheme = 'shanghai-2023-batch5'
const first = { number: 1, hash: '7f3a91c2aa00bb11'.padEnd(64, '1') }
const second = { number: 2, hash: '0c5d77e4aa00bb11'.padEnd(64, '2') }
const table = summaryTable(schemeData.summary, sampleEdition({}).content)
const known = { scheme, editions: [first, second], summaryOf: () => ok(table) }

/** All that the summary says, as a PDF's own text has it, on a page with the mark of an edition. */
function summaryText(edition: typeof first): string {
  const cells = table.sections.flatMap(({ title, columns, rows }) => [
    title,
    ...columns.map((c) => c.title),
    ...rows.flat(),
  ])
  const lines = table.lines.map(({ label, value }) => label + value)
  return [table.title, ...lines, ...cells, editionMark(edition), '第 1 页 共 1 页'].join('\r\n')
}

type Page = { readonly [Part in keyof EditionCode]?: EditionCode[Part] | undefined } & { readonly mirrored?: true }

/** A book's code names no sheet. */
const ofBook: Page = { summary: undefined }

/** Pages with a code each: sheets of the second edition's summary unless they say otherwise. */
function pages(...wanted: Page[]): ScanReading {
  const hash = second.hash.slice(0, 12)
  const codes = wanted.map((page, i) => ({
    ...{ page: i + 1, scheme, number: 2, hash },
    ...given({ summary: { page: i + 1, of: wanted.length }, ...page }),
  }))
  return { pages: wanted.length, codes, marks: [], drawn: [], blank: [], sealed: [1], unseen: [] }
}

const ofFirst = { number: 1, hash: first.hash.slice(0, 12) }

function marked(edition: typeof first, page = 1): ScanReading['marks'][number] {
  return { page, number: edition.number, shortHash: shortHash(edition.hash) }
}

describe('a scan that was brought back', () => {
  it('is of the edition its codes name', () => {
    expect(judgeScan(pages({ summary: { page: 1, of: 1 } }), known)).toEqual({
      ok: true,
      value: { edition: 2, of: 1, sheets: [{ page: 1, sheet: 1, sealed: true }], notes: [] },
    })
    expect(judgeScan(pages(ofFirst), known)).toMatchObject({ value: { edition: 1 } })
  })

  it('is of the edition its readable mark names, where an electronic seal leaves no picture to read', () => {
    const drawn = [{ page: 1, text: summaryText(second) }]
    const sealed: ScanReading = { ...pages({}), codes: [], marks: [marked(second)], drawn, signature: 'whole' }
    expect(judgeScan(sealed, known)).toMatchObject({ ok: true, value: { edition: 2, of: 1, notes: [] } })
    expect(must(judgeScan({ ...sealed, signature: 'added-to' }, known)).notes).toEqual([
      expect.stringContaining('电子签章之后又有改动'),
    ])
  })

  it('is what its code says, whatever the scanner’s text recognition has made of the mark', () => {
    const misread = { ...marked(second), shortHash: '0C5D-77EA' }
    expect(judgeScan({ ...pages({}), marks: [misread] }, known)).toMatchObject({ value: { edition: 2 } })
  })

  it('says of a sheet that it was scanned more than once, and where: the city would receive each', () => {
    const twice = pages(
      { summary: { page: 2, of: 2 } },
      { summary: { page: 1, of: 2 } },
      { summary: { page: 2, of: 2 } },
    )
    expect(must(judgeScan(twice, known)).notes).toEqual([
      expect.stringMatching(/第 2 页扫描了 2 次（扫描件第 1、3 页）/),
    ])
    const codesTwice = { ...twice, codes: twice.codes.slice(0, 2).flatMap((code) => [code, code]), blank: [3] }
    expect(must(judgeScan(codesTwice, known)).notes).toEqual([])
  })

  it('says where several sheets lie in one picture, and leaves it to the officer which of them bears the seal', () => {
    const apart = pages({ summary: { page: 1, of: 2 } }, { summary: { page: 2, of: 2 } })
    const together = { ...apart, pages: 1, codes: apart.codes.map((code) => ({ ...code, page: 1 })), sealed: [1] }
    expect(judgeScan(together, known)).toMatchObject({
      value: {
        sheets: [
          { page: 1, sheet: 1, sealed: false },
          { page: 1, sheet: 2, sealed: false },
        ],
        notes: [expect.stringContaining('扫描件第 1 页上有推荐汇总表第 1、2 页')],
      },
    })
    expect(judgeScan({ ...apart, sealed: [1] }, known)).toMatchObject({
      value: { sheets: [{ sealed: true }, {}], notes: [] },
    })
  })

  it('says which sheets of the summary it shows, in whatever order, whatever blank backs come along', () => {
    const read = pages({ summary: { page: 3, of: 3 } }, {}, { summary: { page: 1, of: 3 } })
    const withBack = { ...read, codes: read.codes.filter(({ page }) => page !== 2), blank: [2], sealed: [] }
    expect(must(judgeScan(withBack, known))).toMatchObject({
      of: 3,
      sheets: [
        { page: 1, sheet: 3, sealed: false },
        { page: 3, sheet: 1, sealed: false },
      ],
    })
  })

  it('is read as one from several files, whose seals sign only themselves', () => {
    const drawn = [{ page: 1, text: summaryText(second) }]
    const sealed: ScanReading = { ...pages({}), codes: [], marks: [marked(second)], drawn, signature: 'whole' }
    const { signature: _, ...unsigned } = sealed
    const two = joinedReadings([pages({ summary: { page: 1, of: 2 } }), pages({ summary: { page: 2, of: 2 } })])
    expect(must(judgeScan(two, known)).sheets.map(({ page, sheet }) => [page, sheet])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(problemOf(judgeScan(joinedReadings([sealed, unsigned]), known)).code).toBe('scan-not-stamped')
  })

  it.each<[string, string, ScanReading, RegExp]>([
    ['without any code', 'scan-without-code', pages(), /没有在扫描件上认出定稿二维码/],
    [
      'that is signed but not ours',
      'signed-without-code',
      { ...pages(), signature: 'whole' },
      /有电子签章，但没有认出.*标记/,
    ],
    ['of another year', 'scan-of-other-scheme', pages({ scheme: 'shanghai-2024' }), /属于另一次遴选/],
    ['of an edition nobody here made', 'scan-of-other-desk', pages({}, { number: 3 }), /第 2 页标明定稿第 3 版/],
    ['of a like-numbered edition of another laptop', 'scan-of-other-desk', pages({ hash: 'f'.repeat(12) }), /第 2 版/],
    [
      'whose mark is of another laptop',
      'scan-of-other-desk',
      { ...pages(), marks: [{ ...marked(second), shortHash: '0000-0000' }] },
      /校验码与本机的各版定稿都不符/,
    ],
    [
      'with pages of two editions',
      'scan-of-several',
      pages({}, ofFirst, {}),
      /定稿第 1 版 · 7F3A-91C2（第 2 页），定稿第 2 版 · 0C5D-77E4（第 1、3 页）/,
    ],
    [
      'with marks of two editions',
      'scan-of-several',
      { ...pages(), marks: [marked(first), marked(second, 2)] },
      /混有不同版次/,
    ],
    ['of a book', 'scan-not-summary', pages(ofBook), /申报书，不是推荐汇总表/],
    ['with a page of a book', 'scan-not-summary', pages({}, ofBook), /第 2 页.*申报书/],
    ['of a spreadsheet’s print', 'scan-of-spreadsheet', pages({ summary: 'unpaged' }), /Excel 表可以改动/],
    ['that is mirrored', 'scan-mirrored', pages({ mirrored: true }), /第 1 页左右是反的/],
    [
      'with pages nobody knows',
      'scan-with-other-pages',
      { ...pages({ summary: { page: 1, of: 1 } }), pages: 5, blank: [2], unseen: [5] },
      /第 1 页是推荐汇总表第 1 页（共 1 页）；第 3、4 页没有认出.*另有 1 页没有再看/,
    ],
    [
      'of a long summary in a long file, which is told in runs',
      'scan-with-other-pages',
      { ...pages(...[1, 2, 3, 4].map((page) => ({ summary: { page, of: 4 } }))), pages: 24, blank: [9] },
      /第 1–4 页是推荐汇总表第 1–4 页（共 4 页）；第 5–8、10–24 页没有认出/,
    ],
    [
      'of two prints that are paged differently',
      'scan-of-two-prints',
      pages({ summary: { page: 1, of: 2 } }, { summary: { page: 2, of: 3 } }),
      /分页不同/,
    ],
    [
      'that a program has drawn, whatever mark it bears',
      'scan-not-stamped',
      { ...pages(), pages: 1, marks: [marked(second)], drawn: [{ page: 1, text: summaryText(second) }] },
      /第 1 页是电脑直接生成的 PDF/,
    ],
    [
      'that is signed and says something else',
      'scan-says-otherwise',
      {
        ...{ ...pages(), pages: 1, marks: [marked(second)], signature: 'whole' },
        drawn: [{ page: 1, text: summaryText(second).replace(table.title, '作业单') }],
      },
      /内容与.*不一致/,
    ],
    [
      'that is signed and has a page more',
      'scan-says-otherwise',
      {
        ...{ ...pages(), pages: 2, marks: [marked(second)], signature: 'whole' },
        drawn: [summaryText(second), '附页'].map((text, i) => ({ page: i + 1, text })),
      },
      /不要增减页/,
    ],
    [
      'whose text behind the picture alone bears a mark',
      'scan-without-code',
      { ...pages(), pages: 1, marks: [marked(second)] },
      /没有在扫描件上认出定稿二维码/,
    ],
  ])('%s is refused in words', (_, code, reading, words) => {
    const problem = problemOf(judgeScan(reading, known))
    expect(problem.code).toBe(code)
    expect(problem.message).toMatch(words)
    expect(problem.message).toContain('没有收取')
  })
})
