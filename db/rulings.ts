import type { Ruling } from '../src-domain/batch/application.ts'
import { gather } from './parts.ts'
import { rulings } from './schema.ts'
import { insertInto, type Writing } from './store.ts'
import { newUid } from './uid.ts'

const insertRow = insertInto(rulings)

export const gatherRulings = gather(rulings, 'id')

/** Records an officer's decision; of one check's rulings the last counts and the earlier ones stay. */
export function addRuling(writing: Writing, applicationId: string, ruling: Omit<Ruling, 'uid'>): Ruling {
  const kept = { uid: newUid(), ...ruling }
  insertRow(writing, { applicationId, ...kept })
  return kept
}
