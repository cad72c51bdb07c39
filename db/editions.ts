import { asc, desc, eq, sql } from 'drizzle-orm'
import { type Edition, type EditionContent, editionText } from '../src-domain/edition.ts'
import { editions, products } from './schema.ts'
import { insertInto, type Orm, prepared, type Store } from './store.ts'

/** A file made from an edition. */
export type Product = {
  readonly kind: 'summary' | 'package'
  /** Absolute path it was written to. */
  readonly path: string
  readonly size: number
  readonly sha256: string
  /** ISO 8601 instant. */
  readonly at: string
}

const insertEditionRow = insertInto(editions)
const selectLatest = (orm: Orm) => orm.select().from(editions).orderBy(desc(editions.number)).limit(1).prepare()
const selectHeads = (orm: Orm) =>
  orm
    .select({ number: editions.number, hash: editions.hash, frozenAt: editions.frozenAt })
    .from(editions)
    .orderBy(asc(editions.number))
    .prepare()

const insertProductRow = insertInto(products)
const selectProducts = (orm: Orm) =>
  orm
    .select()
    .from(products)
    .where(eq(products.editionNumber, sql.placeholder('editionNumber')))
    .orderBy(asc(products.id))
    .prepare()

const selectAllProducts = (orm: Orm) => orm.select().from(products).orderBy(asc(products.id)).prepare()
const selectProduct = (orm: Orm) =>
  orm
    .select()
    .from(products)
    .where(eq(products.id, sql.placeholder('id')))
    .prepare()

/** Keeps a frozen edition; its number must be the next one, from 1. */
export function insertEdition(store: Store, { number, hash, frozenAt, content }: Edition): void {
  insertEditionRow(store, { number, hash, frozenAt, content: editionText(content) })
}

export function latestEdition(store: Store): Edition | undefined {
  const row = prepared(store, selectLatest).get()
  return row && { ...row, content: JSON.parse(row.content) as EditionContent }
}

/** All editions without their content, first to last. */
export function listEditions(store: Store): Omit<Edition, 'content'>[] {
  return prepared(store, selectHeads).all()
}

export function insertProduct(store: Store, editionNumber: number, product: Product): void {
  insertProductRow(store, { editionNumber, ...product })
}

/** What has been made from all editions, oldest first. */
export function listAllProducts(store: Store): (Product & { readonly id: number; readonly edition: number })[] {
  return prepared(store, selectAllProducts)
    .all()
    .map(({ editionNumber: edition, ...product }) => ({ ...product, edition }))
}

export function readProduct(store: Store, id: number): Product | undefined {
  return prepared(store, selectProduct).get({ id })
}

/** What has been made from an edition, oldest first. */
export function listProducts(store: Store, editionNumber: number): Product[] {
  return prepared(store, selectProducts)
    .all({ editionNumber })
    .map(({ kind, path, size, sha256, at }) => ({ kind, path, size, sha256, at }))
}
