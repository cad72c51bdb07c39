import { describe, expect, it } from 'vitest'
import { shortHash } from '../../../src-domain/edition/edition.ts'
import type { EditionCode } from '../../../src-domain/edition/edition-code.ts'
import { judgeScan, type ScanReading } from '../../../src-domain/edition/scan.ts'
import { must, problemOf } from '../../support/desk.ts'

const scheme = 'shanghai-2023-batch5'
const first = { number: 1, hash: '7f3a91c2aa00bb11'.padEnd(64, '1') }
const second = { number: 2, hash: '0c5d77e4aa00bb11'.padEnd(64, '2') }
const known = { scheme, editions: [first, second] }

type Page = Partial<EditionCode>

/** Pages with a code each: of the second edition's summary unless they say otherwise. */
function pages(...given: Page[]): ScanReading {
  const hash = second.hash.slice(0, 12)
  const codes = given.map((page, i) => ({ page: i + 1, scheme, number: 2, hash, summary: 'unpaged' as const, ...page }))
  return { pages: given.length, codes, marks: [] }
}

const ofFirst = { number: 1, hash: first.hash.slice(0, 12) }

function marked(edition: typeof first, page = 1): ScanReading['marks'][number] {
  return { page, number: edition.number, shortHash: shortHash(edition.hash) }
}

describe('a scan that was brought back', () => {
  it('is of the edition its codes name', () => {
    expect(judgeScan(pages({ summary: { page: 1, of: 1 } }), known)).toEqual({
      ok: true,
      value: { edition: 2, notes: [] },
    })
    expect(judgeScan(pages(ofFirst), known)).toMatchObject({ value: { edition: 1 } })
  })

  it('is of the edition its readable mark names, where an electronic seal leaves no picture to read', () => {
    const sealed: ScanReading = { pages: 1, codes: [], marks: [marked(second)], signature: 'whole' }
    expect(judgeScan(sealed, known)).toEqual({ ok: true, value: { edition: 2, notes: [] } })
    expect(must(judgeScan({ ...sealed, signature: 'added-to' }, known)).notes).toEqual([
      expect.stringContaining('电子签章之后又有改动'),
    ])
  })

  it('is what its code says, whatever the scanner’s text recognition has made of the mark', () => {
    const misread = { ...marked(second), shortHash: '0C5D-77EA' }
    expect(judgeScan({ ...pages({}), marks: [misread] }, known)).toMatchObject({ value: { edition: 2 } })
  })

  it('is looked at again where a sheet of the summary is missing', () => {
    const read = pages({ summary: { page: 3, of: 3 } }, { summary: { page: 1, of: 3 } })
    expect(judgeScan(read, known)).toEqual({
      ok: true,
      value: { edition: 2, notes: ['推荐汇总表共 3 页，没有认出第 2 页。请看看扫描件有没有漏页。'] },
    })
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
    ['of a book', 'scan-not-summary', pages({ summary: undefined } as Page), /申报书，不是推荐汇总表/],
  ])('%s is refused in words', (_, code, reading, words) => {
    const problem = problemOf(judgeScan(reading, known))
    expect(problem.code).toBe(code)
    expect(problem.message).toMatch(words)
    expect(problem.message).toContain('没有收取')
  })
})
