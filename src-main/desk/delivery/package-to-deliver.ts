import { listEditionProducts, type StoredProduct } from '../../../db/editions.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { ReadableDesk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'
import { otherAssembly } from '../products/made-under.ts'
import { scanOfEdition } from '../scans/list-scans.ts'

export type PackageToDeliver = { readonly edition: Edition; readonly product: StoredProduct }

/**
 * The package of the current edition, with the scan in it. Problems: `no-edition`, `edition-outdated`,
 * `delivery-without-package`, `delivery-package-stale`.
 */
export function packageToDeliver(desk: ReadableDesk): Result<PackageToDeliver> {
  const edition = currentEdition(desk)
  if (!edition.ok) return edition
  const product = listEditionProducts(desk.store, edition.value.number).findLast((p) => p.kind === 'package')
  if (!product || otherAssembly(desk)(product)) return failed(problem('delivery-without-package'))
  const scan = scanOfEdition(desk, edition.value.number)
  if (scan && scan.at > product.at) return failed(problem('delivery-package-stale'))
  return ok({ edition: edition.value, product })
}
