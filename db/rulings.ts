import type { Ruling } from '../src-domain/batch/application.ts'
import { gather } from './parts.ts'
import { rulings } from './schema.ts'
import { insertInto, type Reading, type Writing } from './store.ts'
import { newUid } from './uid.ts'

const insertRow = insertInto(rulings)
const gatherRows = gather(rulings, 'id')

/** The rulings that stand, in the order they were made: of one check's the last counts. */
export function gatherRulings(reading: Reading, applicationId?: string): ReadonlyMap<string, readonly Ruling[]> {
  const rows = gatherRows(reading, applicationId)
  return new Map([...rows].map(([id, own]) => [id, standing(own)]))
}

type Row = Omit<Ruling, 'outcome'> & { readonly outcome: Ruling['outcome'] | 'withdrawn' }

/** Rows are only ever added: one that says so takes back the last of its check. */
function standing(rows: readonly Row[]): Ruling[] {
  const stand: Ruling[] = []
  for (const { outcome, ...row } of rows) {
    if (outcome !== 'withdrawn') stand.push({ ...row, outcome })
    else {
      const last = stand.findLastIndex((r) => r.check === row.check)
      if (last >= 0) stand.splice(last, 1)
    }
  }
  return stand
}

/** Records an officer's decision; of one check's rulings the last counts and the earlier ones stay. */
export function addRuling(writing: Writing, applicationId: string, ruling: Omit<Ruling, 'uid'>): Ruling {
  const kept = { uid: newUid(), ...ruling }
  insertRow(writing, { applicationId, ...kept })
  return kept
}

/** Takes back the last ruling that stands on its check; the one before it counts again. */
export function withdrawRuling(
  writing: Writing,
  applicationId: string,
  { check, basis }: Ruling,
  { by, at }: Pick<Ruling, 'by' | 'at'>,
): void {
  insertRow(writing, { applicationId, uid: newUid(), check, outcome: 'withdrawn', reason: '', basis, by, at })
}
