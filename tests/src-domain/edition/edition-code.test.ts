import { describe, expect, it } from 'vitest'
import { type EditionCode, editionCode, readEditionCode } from '../../../src-domain/edition/edition-code.ts'

const edition = { number: 12, hash: '7f3a91c2aa00bb11'.padEnd(64, 'e') }

describe('the QR code of a paper', () => {
  it('names the notice, the edition and the head of its hash, whatever case a scanner gives', () => {
    const text = editionCode(edition, 'shanghai-2023-batch5')
    const code = { scheme: 'shanghai-2023-batch5', number: 12, hash: '7f3a91c2aa00' }
    expect(readEditionCode(text)).toEqual(code)
    expect(readEditionCode(` ${text.toLowerCase()}\n`)).toEqual(code)
  })

  it('of the summary names its sheet, so that a missing or a wrong paper is noticed', () => {
    const codeOf = (summary?: EditionCode['summary']) =>
      readEditionCode(editionCode(edition, 'shanghai-2023-batch5', summary))?.summary
    expect(codeOf({ page: 2, of: 13 })).toEqual({ page: 2, of: 13 })
    expect(codeOf('unpaged')).toBe('unpaged')
    expect(codeOf()).toBeUndefined()
  })

  it('has only characters a QR code holds compactly', () => {
    expect(editionCode(edition, 'shanghai-2023-batch5', { page: 1, of: 2 })).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
  })

  it('is not mistaken for anybody else’s', () => {
    const others = [
      'https://example.com',
      'XZ1:s:0:7f3a91c2aa00',
      'XZ2:s:1:7f3a91c2aa00',
      'XZ1:s:1:7f3a91c2',
      'XZ1:s:1:7f3a91c2aa00:T',
      'XZ1:s:1:7f3a91c2aa00:S1',
      '',
    ]
    for (const other of others) expect(readEditionCode(other)).toBeUndefined()
  })
})
