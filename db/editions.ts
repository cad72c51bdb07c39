import { createHash } from 'node:crypto'
import { type Edition, editionMark, editionText } from '../src-domain/edition/edition.ts'
import { given } from '../src-domain/given.ts'
import { problem } from '../src-domain/problems/problem.ts'
import type { ProductDetails, ProductKind } from '../src-domain/products/product.ts'
import { failed, ok, type Result } from '../src-domain/result.ts'
import { readJson } from './columns.ts'
import { asc, eq, sql } from './drizzle.ts'
import { editions, joinedEditions, products } from './schema.ts'
import {
  expectOne,
  insertInto,
  type Orm,
  placeholders,
  prepared,
  present,
  type Reading,
  type Writing,
} from './store.ts'
import { contentSchema } from './stored.ts'

/** An edition without its content; `from` names who froze it, where that was on another desk. */
export type EditionHead = Omit<Edition, 'content'> & { readonly from?: string }

/** `stands` is false where the merge that brought it was taken back. */
export type KeptEdition = EditionHead & { readonly stands: boolean }

/** A file made from an edition. */
export type Product = {
  readonly kind: ProductKind
  /** Absolute path it was written to. */
  readonly path: string
  readonly size: number
  readonly sha256: string
  /** ISO 8601 instant. */
  readonly at: string
  /** Whose book it is. */
  readonly application?: string
  readonly details?: ProductDetails
}

/** A product as the store holds it. */
export type StoredProduct = Product & { readonly id: number; readonly edition: number }

const insertEditionRow = insertInto(editions)
const selectHeads = (orm: Orm) =>
  orm
    .select({
      ...{ number: editions.number, hash: editions.hash, frozenAt: editions.frozenAt },
      ...{ printed: joinedEditions.printed, from: joinedEditions.from, stands: joinedEditions.stands },
    })
    .from(editions)
    .leftJoin(joinedEditions, eq(joinedEditions.number, editions.number))
    .orderBy(asc(editions.number))
    .prepare()

const insertJoined = insertInto(joinedEditions)
const updateJoined = (orm: Orm) =>
  orm
    .update(joinedEditions)
    .set(placeholders('stands'))
    .where(eq(joinedEditions.number, sql.placeholder('number')))
    .prepare()

const insertProductRow = insertInto(products)
const selectProducts = (orm: Orm) => orm.select().from(products).orderBy(asc(products.id)).prepare()
const selectEditionProducts = (orm: Orm) =>
  orm
    .select()
    .from(products)
    .where(eq(products.editionNumber, sql.placeholder('number')))
    .orderBy(asc(products.id))
    .prepare()
const selectProduct = (orm: Orm) =>
  orm
    .select()
    .from(products)
    .where(eq(products.id, sql.placeholder('id')))
    .prepare()
const selectEdition = (orm: Orm) =>
  orm
    .select()
    .from(editions)
    .where(eq(editions.number, sql.placeholder('number')))
    .prepare()

/** Keeps a frozen edition; its number must be the next one, from 1. */
export function insertEdition(writing: Writing, { number, hash, frozenAt, content }: Edition): void {
  insertEditionRow(writing, { number, hash, frozenAt, content: editionText(content) })
}

/** The number the next edition has here. */
export function nextEditionNumber(reading: Reading): number {
  return (everyEdition(reading).at(-1)?.number ?? 0) + 1
}

/** Keeps an edition that was frozen on another desk under the next number, and answers that. */
export function joinEdition(
  writing: Writing,
  edition: Omit<Edition, 'printed'>,
  { printed, from }: { readonly printed: number; readonly from: string },
): number {
  const number = nextEditionNumber(writing)
  insertEdition(writing, { ...edition, number })
  insertJoined(writing, { number, printed, from, stands: true })
  return number
}

/** Takes an edition that a merge brought out of what counts, or back into it. */
export function setJoinedStands(writing: Writing, number: number, stands: boolean): void {
  expectOne(prepared(writing, updateJoined).run({ number, stands }), `joined edition ${number}`)
}

/** All editions without their content, first to last. */
export function listEditions(reading: Reading): EditionHead[] {
  return everyEdition(reading).flatMap(({ stands, ...head }) => (stands ? head : []))
}

/** With those that no longer count. */
export function everyEdition(reading: Reading): KeptEdition[] {
  return prepared(reading, selectHeads)
    .all()
    .map(({ number, hash, frozenAt, printed, from, stands }) => ({
      ...{ number, hash, frozenAt, stands: stands ?? true },
      ...given({ printed: printed ?? undefined, from: from ?? undefined }),
    }))
}

/**
 * An edition that was frozen, by the number it was listed under; its content is believed only as the text that was
 * hashed. Problem: `edition-altered`.
 */
export function readEdition(reading: Reading, number: number): Result<Edition> {
  const row = prepared(reading, selectEdition).get({ number })
  if (!row) throw new Error('an edition that was listed cannot be read')
  const { content, ...own } = row
  const { printed } = everyEdition(reading).find((one) => one.number === number) ?? {}
  const head = { ...own, ...given({ printed }) }
  if (createHash('sha256').update(content).digest('hex') !== head.hash) {
    return failed(problem('edition-altered', { mark: editionMark(head) }))
  }
  return ok({ ...head, content: readJson('editions.content', contentSchema, content) })
}

export function insertProduct(writing: Writing, editionNumber: number, product: Product): void {
  const { application, ...rest } = product
  insertProductRow(writing, { ...rest, editionNumber, applicationId: application ?? null })
}

/** What has been made from all editions, oldest first. */
export function listProducts(reading: Reading): StoredProduct[] {
  return prepared(reading, selectProducts).all().map(toProduct)
}

/** What has been made from one edition, oldest first. */
export function listEditionProducts(reading: Reading, number: number): StoredProduct[] {
  return prepared(reading, selectEditionProducts).all({ number }).map(toProduct)
}

export function readProduct(reading: Reading, id: number): StoredProduct | undefined {
  const row = prepared(reading, selectProduct).get({ id })
  return row && toProduct(row)
}

function toProduct(row: typeof products.$inferSelect): StoredProduct {
  const { editionNumber: edition, applicationId: application, ...product } = present(row)
  return { ...product, edition, ...(application ? { application } : {}) }
}
