import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { listAllProducts, listEditions, type Product, readProduct } from '../../db/editions.ts'
import { type Edition, editionMark } from '../../src-domain/edition.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { type PackageReport, type VerifyOptions, verifyPackage } from '../package/verify-package.ts'
import type { Desk } from './desk.ts'
import { editionState } from './freeze.ts'

/** An edition without its content. */
export type EditionHead = Omit<Edition, 'content'> & {
  /** 定稿第 1 版 · 7F3A-91C2 */
  readonly mark: string
  /** The data have changed since, or a later edition has taken its place. */
  readonly outdated: boolean
}

/** All editions, newest first. */
export function editionHeads(desk: Desk): EditionHead[] {
  const state = editionState(desk)
  return listEditions(desk.store)
    .map((edition) => ({
      ...edition,
      mark: editionMark(edition),
      outdated: edition.number !== state?.edition.number || state.outdated,
    }))
    .reverse()
}

export type ProductRow = Product & {
  readonly id: number
  readonly edition: number
  /** File name. */
  readonly name: string
  /** 已过期: it no longer says what the data say. */
  readonly outdated: boolean
  /** Moved or deleted since it was made. */
  readonly missing: boolean
}

/** What has been made from the editions, newest first. */
export function products(desk: Desk): ProductRow[] {
  const all = listAllProducts(desk.store)
  const state = all.length > 0 ? editionState(desk) : undefined
  return all
    .map((product) => ({
      ...product,
      name: basename(product.path),
      outdated: product.edition !== state?.edition.number || state.outdated,
      missing: !existsSync(product.path),
    }))
    .reverse()
}

/** A product whose file is still where it was written. */
export function findProduct(desk: Desk, id: number): Result<Product> {
  const product = readProduct(desk.store, id)
  if (product && existsSync(product.path)) return ok(product)
  return failed({
    code: 'product-missing',
    message: product
      ? `“${basename(product.path)}”已不在原来的位置，可能被移走或删除。数据没有改动，请重新导出。`
      : '没有这份导出的文件。请重新打开这一页。',
  })
}

/** Verifies a product of this desk, or any package on this machine. */
export async function verifyHandedOver(
  desk: Desk,
  from: { readonly product: number } | { readonly path: string },
  options: VerifyOptions,
): Promise<Result<PackageReport>> {
  if ('path' in from) return verifyPackage(from.path, options)
  const product = findProduct(desk, from.product)
  return product.ok ? verifyPackage(product.value.path, options) : product
}
