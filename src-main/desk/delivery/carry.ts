import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { insertCarried } from '../../../db/deliveries.ts'
import type { CarriedCopy } from '../../../src-domain/delivery/delivery.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import { isWithin } from '../../files/is-within.ts'
import { carryPackage } from '../../package/carry-package.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { toldEdition } from '../editions/told-edition.ts'
import { packageToDeliver } from './package-to-deliver.ts'

/**
 * Copies the current package to a stick or a folder, reads it back there, and only then notes it. Problems: those of
 * `packageToDeliver` and `carryPackage`, `delivery-into-data`.
 */
export async function carry(
  desk: Desk,
  { to }: { readonly to: string },
  actor: Actor,
  { progress, signal }: LongStep,
): Promise<Result<CarriedCopy & Kept>> {
  const found = packageToDeliver(desk)
  if (!found.ok) return found
  const { edition, product } = found.value
  const folder = await ifReadable(realpath(resolve(to)))
  if (folder === undefined) return failed(problem('delivery-medium-missing', { folder: to }))
  if (isWithin(desk.store.folder, folder)) return failed(problem('delivery-into-data'))
  const carried = await carryPackage({
    ...{ from: product.path, expected: product, folder, signal },
    progress: ({ step, ...steps }) =>
      progress?.({ ...steps, label: step === 'write' ? '拷贝报送包' : '从那里读回核对' }),
  })
  if (!carried.ok) return carried
  const { sha256, size } = product
  const { file } = carried.value
  return change(desk, actor, (tx) => {
    const copy = { edition: edition.number, sha256, size, to: folder, file, by: actor.name, at: tx.at }
    insertCarried(tx.store, copy)
    tx.record({ kind: 'package-carried', ...toldEdition(tx, edition.number), to: folder, sha256 })
    return ok(copy)
  })
}
