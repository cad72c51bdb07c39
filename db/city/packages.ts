import { type Remark, Remarks } from '../../src-domain/city/remark.ts'
import type { Reading, Writing } from './store.ts'
import type { PackagesTable } from './tables.ts'

/** A package as the city received it. */
export type TakenPackage = {
  readonly uid: string
  /** In the order they were taken, from 1. */
  readonly number: number
  readonly state: PackagesTable['state']
  readonly district: string
  readonly recommender: string
  readonly edition: { readonly number: number; readonly hash: string; readonly frozenAt: string }
  readonly notice?: string | undefined
  readonly file: string
  readonly sha256: string
  readonly size: number
  /** Day, ISO 8601. */
  readonly receivedOn: string
  readonly takenAt: string
  readonly takenBy: string
  readonly remarks: readonly Remark[]
}

export async function listPackages(db: Reading | Writing): Promise<TakenPackage[]> {
  const rows = await db.selectFrom('packages').selectAll().orderBy('number').execute()
  return rows.map(toPackage)
}

export async function packageOfContent(db: Reading | Writing, sha256: string): Promise<TakenPackage | undefined> {
  const row = await db.selectFrom('packages').selectAll().where('sha256', '=', sha256).executeTakeFirst()
  return row && toPackage(row)
}

/** The one that counts for a district. */
export async function standingPackage(db: Reading | Writing, district: string): Promise<TakenPackage | undefined> {
  const query = db.selectFrom('packages').selectAll().where('district', '=', district).where('state', '=', 'standing')
  const row = await query.executeTakeFirst()
  return row && toPackage(row)
}

export async function insertPackage(db: Writing, taken: Omit<TakenPackage, 'number'>): Promise<void> {
  const last = await db
    .selectFrom('packages')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst()
  await db
    .insertInto('packages')
    .values({
      ...{ uid: taken.uid, number: (last?.number ?? 0) + 1, state: taken.state },
      ...{ district: taken.district, recommender: taken.recommender },
      ...{ edition: taken.edition.number, edition_hash: taken.edition.hash, frozen_at: taken.edition.frozenAt },
      ...{ notice: taken.notice ?? null, file: taken.file, sha256: taken.sha256, size: taken.size },
      ...{ received_on: taken.receivedOn, taken_at: taken.takenAt, taken_by: taken.takenBy },
      remarks: remarksText(taken.remarks),
    })
    .execute()
}

export async function packageByUid(db: Reading | Writing, uid: string): Promise<TakenPackage | undefined> {
  const row = await db.selectFrom('packages').selectAll().where('uid', '=', uid).executeTakeFirst()
  return row && toPackage(row)
}

/** Whether it counts from now on, and with it its applications; and what there is to say of it. */
export async function writePackageState(
  db: Writing,
  { uid, state, remarks }: Pick<TakenPackage, 'uid' | 'state' | 'remarks'>,
): Promise<void> {
  await db
    .updateTable('packages')
    .set({ state, remarks: remarksText(remarks) })
    .where('uid', '=', uid)
    .execute()
  const standing = state === 'standing' ? 1 : 0
  await db.updateTable('applications').set({ standing }).where('package', '=', uid).execute()
}

function remarksText(remarks: readonly Remark[]): string {
  return JSON.stringify({ version: 1, remarks })
}

function toPackage(row: PackagesTable): TakenPackage {
  return {
    ...{ uid: row.uid, number: row.number, state: row.state, district: row.district, recommender: row.recommender },
    edition: { number: row.edition, hash: row.edition_hash, frozenAt: row.frozen_at },
    ...{ notice: row.notice ?? undefined, file: row.file, sha256: row.sha256, size: row.size },
    ...{ receivedOn: row.received_on, takenAt: row.taken_at, takenBy: row.taken_by },
    remarks: Remarks.parse(JSON.parse(row.remarks)).remarks,
  }
}
