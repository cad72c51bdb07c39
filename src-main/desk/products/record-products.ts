import { insertProduct, type Product } from '../../../db/editions.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'

export type MadeProducts = {
  readonly edition: Pick<Edition, 'number'>
  readonly products: readonly Omit<Product, 'at'>[]
  /** When what they say was read, where that was before now. */
  readonly asOf?: string
}

/**
 * Notes finished products down, each in the record too. They lie in the folder whatever has happened meanwhile, so they
 * are noted as what they are; where the data moved on while they were being made, the answer is the problem
 * `edition-overtaken`.
 */
export function recordProducts(
  desk: Desk,
  { edition, products, asOf }: MadeProducts,
  actor: Actor,
): Result<readonly Product[]> {
  const recorded = noteProducts(desk, { edition, products, ...given({ asOf }) }, actor)
  if (!recorded.ok) return recorded
  return recorded.value.current ? ok(recorded.value.made) : failed(changedMeanwhile)
}

/** The same of any edition; `current` says whether it is the one of the data as they are. */
export function noteProducts(
  desk: Desk,
  { edition, products, asOf }: MadeProducts,
  actor: Actor,
): Result<{ readonly made: readonly Product[]; readonly current: boolean }> {
  return change(desk, actor, (tx) => {
    const made = products.map((product) => ({ ...product, at: asOf ?? tx.at }))
    for (const product of made) {
      insertProduct(tx.store, edition.number, product)
      const { kind, path, sha256, application } = product
      tx.record({ kind: 'product-made', product: kind, edition: edition.number, path, sha256 }, application)
    }
    const now = currentEdition(tx)
    return ok({ made, current: now.ok && now.value.number === edition.number })
  })
}

export const changedMeanwhile = problem('edition-overtaken')
