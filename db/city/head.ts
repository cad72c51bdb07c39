import { z } from 'zod'
import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import { reopenScheme } from '../../src-domain/checks/load-scheme.ts'
import { Criteria } from '../../src-domain/city/criteria.ts'
import type { Reading, Writing } from './store.ts'

/** What a city's desk goes by: one notice, kept with it. */
export type CityHead = {
  readonly uid: string
  readonly scheme: FullScheme
  /** Hash of the notice's package. */
  readonly notice: string
  readonly criteria: Criteria
  readonly createdAt: string
}

const KeptCriteria = z.object({ version: z.literal(1), criteria: Criteria })

/** Undefined in a database that has none yet. */
export async function readHead(db: Reading | Writing): Promise<CityHead | undefined> {
  const row = await db.selectFrom('city').selectAll().executeTakeFirst()
  if (!row) return undefined
  const scheme = reopenScheme(JSON.parse(row.scheme_json))
  if (!scheme.ok) throw new Error('the kept scheme reads no more')
  const { criteria } = KeptCriteria.parse(JSON.parse(row.criteria))
  return { uid: row.uid, notice: row.notice, createdAt: row.created_at, scheme: scheme.value, criteria }
}

export async function insertHead(
  db: Writing,
  {
    uid,
    scheme,
    notice,
    schemeJson,
    at,
  }: {
    readonly uid: string
    readonly scheme: string
    readonly notice: string
    readonly schemeJson: string
    readonly at: string
  },
): Promise<void> {
  const row = { id: 1, uid, scheme, notice, scheme_json: schemeJson, created_at: at, criteria: criteriaText([]) }
  await db.insertInto('city').values(row).execute()
}

export async function writeCriteria(db: Writing, criteria: Criteria): Promise<void> {
  await db
    .updateTable('city')
    .set({ criteria: criteriaText(criteria) })
    .execute()
}

function criteriaText(criteria: Criteria): string {
  return JSON.stringify({ version: 1, criteria })
}
