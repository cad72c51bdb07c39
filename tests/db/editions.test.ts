import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { insertApplication } from '../../db/applications.ts'
import {
  insertEdition,
  insertProduct,
  listEditionProducts,
  listEditions,
  listProducts,
  type Product,
  readEdition,
  readProduct,
} from '../../db/editions.ts'
import { closeStore } from '../../db/open.ts'
import { insertScan, listScans, type Scan } from '../../db/scans.ts'
import { type Edition, editionText } from '../../src-domain/edition/edition.ts'
import { write } from '../support/write.ts'
import { newStore, withDatabase } from './folders.ts'
import { at, sampleApplication, sampleContent } from './samples.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function edition(number: number): Edition {
  const content = { ...sampleContent, preparer: `样例${number}` }
  return { number, hash: sha256(editionText(content)), frozenAt: at, content }
}

describe('editions', () => {
  it('are kept in order, each whole', () => {
    const store = newStore()
    expect(listEditions(store)).toEqual([])
    write(store, (writing) => insertEdition(writing, edition(1)))
    write(store, (writing) => insertEdition(writing, edition(2)))
    for (const n of [1, 2]) expect(readEdition(store, n)).toStrictEqual({ ok: true, value: edition(n) })
    expect(listEditions(store)).toStrictEqual([1, 2].map((n) => ({ number: n, hash: edition(n).hash, frozenAt: at })))
  })

  it('keep exactly the text their hash covers', () => {
    const store = newStore()
    write(store, (writing) => insertEdition(writing, edition(1)))
    closeStore(store)
    withDatabase(store.folder, (database) => {
      expect(sha256(database.prepare('SELECT content FROM editions').pluck().get() as string)).toBe(edition(1).hash)
    })
  })

  it('can be neither skipped, replaced, changed nor deleted', () => {
    const store = newStore()
    write(store, (writing) => insertEdition(writing, edition(1)))
    for (const number of [0, 1, 3])
      expect(() => write(store, (writing) => insertEdition(writing, edition(number)))).toThrow('numbered')
    closeStore(store)
    withDatabase(store.folder, (database) => {
      expect(() => database.exec(`UPDATE editions SET hash = ''`)).toThrow('append-only')
      expect(() => database.exec('DELETE FROM editions')).toThrow('append-only')
      expect(() => database.exec(`INSERT OR REPLACE INTO editions VALUES (1, '', '', '')`)).toThrow('numbered')
    })
  })

  it('know what was made from each of them, a book whose it is and how it prints', () => {
    const store = newStore()
    write(store, (writing) => insertEdition(writing, edition(1)))
    write(store, (writing) => insertEdition(writing, edition(2)))
    write(store, (writing) => insertApplication(writing, sampleApplication()))
    const summary: Product = { kind: 'summary', path: '推荐汇总表.xlsx', size: 9, sha256: 'e'.repeat(64), at }
    const book: Product = { ...summary, kind: 'book', path: '申报书.pdf', application: 'A01', details: { pages: 12 } }
    write(store, (writing) => insertProduct(writing, 1, summary))
    write(store, (writing) => insertProduct(writing, 2, book))
    expect(listProducts(store)).toStrictEqual([
      { ...summary, id: 1, edition: 1 },
      { ...book, id: 2, edition: 2 },
    ])
    expect(listEditionProducts(store, 2)).toStrictEqual([{ ...book, id: 2, edition: 2 }])
    expect(readProduct(store, 2)).toStrictEqual({ ...book, id: 2, edition: 2 })
    expect(() => write(store, (writing) => insertProduct(writing, 3, summary))).toThrow('constraint failed')
  })

  it('keep every scan that was brought back', () => {
    const store = newStore()
    write(store, (writing) => insertEdition(writing, edition(1)))
    const scan: Scan = {
      edition: 1,
      files: [{ file: '扫描.pdf', sha256: 'a'.repeat(64), size: 3 }],
      pages: 2,
      signature: 'whole',
      notes: ['请看第 2 页'],
      by: '样例经办人',
      at,
    }
    const { signature: _, ...unsigned } = scan
    write(store, (writing) => insertScan(writing, scan))
    write(store, (writing) => insertScan(writing, unsigned))
    expect(listScans(store)).toStrictEqual([
      { ...scan, id: 1 },
      { ...unsigned, id: 2 },
    ])
    closeStore(store)
    withDatabase(store.folder, (database) => {
      expect(() => database.exec('DELETE FROM scans')).toThrow('append-only')
      expect(() => database.exec('UPDATE scans SET pages = 1')).toThrow('append-only')
    })
  })
})
