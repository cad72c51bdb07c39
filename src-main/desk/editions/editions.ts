import { listEditions } from '../../../db/editions.ts'
import { type Edition, editionMark } from '../../../src-domain/edition/edition.ts'
import type { Result } from '../../../src-domain/result.ts'
import { type PackageReport, type VerifyOptions, verifyPackage } from '../../package/verify-package.ts'
import type { Desk } from '../desk.ts'
import { findProduct } from '../products/products.ts'
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
