import type { Result } from '../../../src-domain/result.ts'
import { type PackageReport, type VerifyOptions, verifyPackage } from '../../package/verify-package.ts'
import type { Desk } from '../desk.ts'
import { type HandedOver, withHandedOver } from '../uploads/handed-over.ts'
import { findProduct } from './list-products.ts'

/** Verifies a product of this desk, or any package handed over: a copy that has been on a stick. */
export async function verifyHandedOver(
  desk: Desk,
  from: { readonly product: number } | HandedOver,
  options: VerifyOptions,
): Promise<Result<PackageReport>> {
  if (!('product' in from)) {
    return withHandedOver(desk, from, ([file]) => verifyPackage(file?.path ?? '', { ...options, name: file?.file }))
  }
  const product = findProduct(desk, from.product)
  return product.ok ? verifyPackage(product.value.path, options) : product
}
