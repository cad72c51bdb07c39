import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import {
  listEditionProducts,
  listProducts as listStored,
  type Product,
  readProduct,
  type StoredProduct,
} from '../../../db/editions.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { sha256Of } from '../../files/sha256.ts'
import type { ReadableDesk } from '../desk.ts'
import { editionState } from '../editions/current-edition.ts'
import { otherAssembly } from './made-under.ts'

export type ProductRow = StoredProduct & {
  /** File name. */
  readonly name: string
  /** 已过期: it no longer says what the data say. */
  readonly outdated: boolean
  /** 按原成册方式: its books are put together otherwise than the batch now wants. */
  readonly formerAssembly: boolean
  /** Moved or deleted since it was made. */
  readonly missing: boolean
}

/**
 * What has been made from the editions, newest first; of a file that was made anew only its last making, and of a
 * mailbox's parts, which are made together under one password, those of the last.
 */
export function listProducts(desk: ReadableDesk): ProductRow[] {
  const all = listStored(desk.store)
  const state = all.length > 0 ? editionState(desk) : undefined
  const isOther = all.length > 0 ? otherAssembly(desk) : () => false
  const lastAt = new Map(all.map(({ path, id }) => [path, id]))
  const mailedAt = new Map(all.flatMap((p) => (p.kind === 'mailPart' ? [[p.edition, p.at]] : [])))
  return all
    .filter(({ path, id }) => lastAt.get(path) === id)
    .filter(({ kind, edition, at }) => kind !== 'mailPart' || mailedAt.get(edition) === at)
    .map((product) => ({
      ...product,
      name: basename(product.path),
      outdated: product.edition !== state?.edition.number || state.outdated,
      formerAssembly: isOther(product),
      missing: !existsSync(product.path),
    }))
    .reverse()
}

/** A product whose file is still where it was written. Problems: `product-missing`, `product-unknown`. */
export function findProduct(desk: ReadableDesk, id: number): Result<StoredProduct> {
  const product = readProduct(desk.store, id)
  if (product && existsSync(product.path)) return ok(product)
  return failed(product ? problem('product-missing', { file: basename(product.path) }) : problem('product-unknown'))
}

/** The last product of a kind made from an edition, if its file is still exactly what was made, as books now are. */
export async function unchangedProduct(
  desk: ReadableDesk,
  edition: Pick<Edition, 'number'>,
  kind: Product['kind'],
  application?: string,
): Promise<StoredProduct | undefined> {
  const product = listEditionProducts(desk.store, edition.number).findLast(
    (p) => p.kind === kind && p.application === application,
  )
  if (!product || otherAssembly(desk)(product)) return undefined
  return (await sha256Of(product.path)) === product.sha256 ? product : undefined
}
