import { describe, expect, it } from 'vitest'
import { editionCode, readEditionCode } from '../../src-domain/edition-code.ts'

const edition = { number: 12, hash: '7f3a91c2aa00bb11'.padEnd(64, 'e') }

describe('the QR code of a paper', () => {
  it('names the notice, the edition and the head of its hash, whatever case a scanner gives', () => {
    const text = editionCode(edition, 'shanghai-2023-batch5')
    const code = { scheme: 'shanghai-2023-batch5', number: 12, hash: '7f3a91c2aa00bb11' }
    expect(readEditionCode(text)).toEqual(code)
    expect(readEditionCode(` ${text.toLowerCase()}\n`)).toEqual(code)
  })

  it('has only characters a QR code holds compactly', () => {
    expect(editionCode(edition, 'shanghai-2023-batch5')).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
  })

  it('is not mistaken for anybody else’s', () => {
    const others = [
      'https://example.com',
      'XZ1:s:0:7f3a91c2aa00bb11',
      'XZ2:s:1:7f3a91c2aa00bb11',
      'XZ1:s:1:7f3a91c2',
      '',
    ]
    for (const other of others) expect(readEditionCode(other)).toBeUndefined()
  })
})
