import type { Ruling } from '../src-domain/batch/application.ts'
import { gather } from './parts.ts'
import { rulings } from './schema.ts'
import { insertInto, type Store } from './store.ts'

const insertRow = insertInto(rulings)

export const gatherRulings = gather(rulings, 'id')

/** Records an officer's decision; of one check's rulings the last counts and the earlier ones stay. */
export function addRuling(store: Store, applicationId: string, ruling: Ruling): void {
  insertRow(store, { applicationId, ...ruling })
}
