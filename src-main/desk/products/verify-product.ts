import type { Result } from '../../../src-domain/result.ts'
import { type PackageReport, type VerifyOptions, verifyPackage } from '../../package/verify-package.ts'
import type { ReadableDesk } from '../desk.ts'
import { findProduct } from './list-products.ts'

/** Verifies a product of this desk, or any package on this machine. */
export async function verifyHandedOver(
  desk: ReadableDesk,
  from: { readonly product: number } | { readonly path: string },
  options: VerifyOptions,
): Promise<Result<PackageReport>> {
  if ('path' in from) return verifyPackage(from.path, options)
  const product = findProduct(desk, from.product)
  return product.ok ? verifyPackage(product.value.path, options) : product
}
