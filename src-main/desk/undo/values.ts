import { isDeepStrictEqual } from 'node:util'
import { removeValue, setValue } from '../../../db/form-values.ts'
import { given } from '../../../src-domain/given.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { keyOf, labelOf } from '../../../src-domain/values/address.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** The value stands as it did, unsure if it was; one that was not there is gone. */
export function valueBack(
  tx: ChangingDesk,
  id: string,
  { address, before, after }: WholeOf<'value-corrected' | 'value-confirmed' | 'value-restored' | 'value-taken-over'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const place = { key: keyOf(address), ...given({ year: address.year }) }
  const now = application.values.find((v) => v.key === place.key && v.year === place.year)
  if (!isDeepStrictEqual(now, after && { ...place, ...after })) {
    return overtaken(tx, application, labelOf(categoryOf(tx.scheme, application.category), address))
  }
  if (before) setValue(tx.store, id, { ...place, ...before })
  else removeValue(tx.store, id, place)
  const [from, to] = [after?.value ?? '', before?.value ?? '']
  tx.record(
    { kind: 'value-restored', address, from, to, ...(after && { before: after }), ...(before && { after: before }) },
    id,
  )
  return undefined
}
