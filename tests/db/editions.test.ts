import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  insertEdition,
  insertProduct,
  latestEdition,
  listEditions,
  listProducts,
  type Product,
} from '../../db/editions.ts'
import { closeStore } from '../../db/open.ts'
import { type Edition, editionText } from '../../src-domain/edition.ts'
import { newStore, withDatabase } from './folders.ts'
import { at, sampleContent } from './samples.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function edition(number: number): Edition {
  const content = { ...sampleContent, preparer: `样例${number}` }
  return { number, hash: sha256(editionText(content)), frozenAt: at, content }
}

describe('editions', () => {
  it('are kept in order, the latest whole', () => {
    const store = newStore()
    expect(latestEdition(store)).toBeUndefined()
    insertEdition(store, edition(1))
    insertEdition(store, edition(2))
    expect(latestEdition(store)).toStrictEqual(edition(2))
    expect(listEditions(store)).toStrictEqual([1, 2].map((n) => ({ number: n, hash: edition(n).hash, frozenAt: at })))
  })

  it('keep exactly the text their hash covers', () => {
    const store = newStore()
    insertEdition(store, edition(1))
    closeStore(store)
    withDatabase(store.folder, (database) => {
      expect(sha256(database.prepare('SELECT content FROM editions').pluck().get() as string)).toBe(edition(1).hash)
    })
  })

  it('can be neither skipped, replaced, changed nor deleted', () => {
    const store = newStore()
    insertEdition(store, edition(1))
    for (const number of [0, 1, 3]) expect(() => insertEdition(store, edition(number))).toThrow('numbered')
    closeStore(store)
    withDatabase(store.folder, (database) => {
      expect(() => database.exec(`UPDATE editions SET hash = ''`)).toThrow('append-only')
      expect(() => database.exec('DELETE FROM editions')).toThrow('append-only')
      expect(() => database.exec(`INSERT OR REPLACE INTO editions VALUES (1, '', '', '')`)).toThrow('numbered')
    })
  })

  it('know what was made from each of them', () => {
    const store = newStore()
    insertEdition(store, edition(1))
    insertEdition(store, edition(2))
    const summary: Product = { kind: 'summary', path: '推荐汇总表.xlsx', size: 9, sha256: 'e'.repeat(64), at }
    insertProduct(store, 1, summary)
    insertProduct(store, 1, { ...summary, kind: 'package', path: '报送包.zip' })
    expect(listProducts(store, 1)).toStrictEqual([summary, { ...summary, kind: 'package', path: '报送包.zip' }])
    expect(listProducts(store, 2)).toEqual([])
    expect(() => insertProduct(store, 3, summary)).toThrow('constraint failed')
  })
})
