import type { Officer } from '../src-domain/people/officer.ts'
import { asc, eq, sql } from './drizzle.ts'
import { officers, passwords } from './schema.ts'
import { expectOne, insertInto, type Orm, placeholders, prepared, type Reading, type Writing } from './store.ts'

const insertOfficer = insertInto(officers)
const insertPassword = insertInto(passwords)
const ofOfficer = eq(passwords.officer, sql.placeholder('officer'))
const selectAll = (orm: Orm) => orm.select().from(officers).orderBy(asc(officers.id)).prepare()
const updateOfficer = (orm: Orm) =>
  orm
    .update(officers)
    .set(placeholders('roles', 'retired'))
    .where(eq(officers.uid, sql.placeholder('uid')))
    .prepare()
const selectPassword = (orm: Orm) => orm.select().from(passwords).where(ofOfficer).prepare()
const selectHolders = (orm: Orm) => orm.select({ officer: passwords.officer }).from(passwords).prepare()
const deletePassword = (orm: Orm) => orm.delete(passwords).where(ofOfficer).prepare()
const updateTries = (orm: Orm) =>
  orm.update(passwords).set(placeholders('tries', 'waitUntil')).where(ofOfficer).prepare()

/** A password as it is kept, and how often it was not given. */
export type KeptPassword = { readonly hash: string; readonly tries: number; readonly waitUntil?: string }

/** All, those who no longer work here too, in the order they came. */
export function listOfficers(reading: Reading): Officer[] {
  return prepared(reading, selectAll)
    .all()
    .map(({ uid, name, roles, retired }) => ({ uid, name, roles, ...(retired ? { retired } : {}) }))
}

export function addOfficer(
  writing: Writing,
  { retired = false, ...officer }: Omit<Officer, 'retired'> & { retired?: boolean },
) {
  insertOfficer(writing, { ...officer, retired })
}

/** Roles, and whether they work here. */
export function setOfficer(
  writing: Writing,
  { uid, roles, retired = false }: Pick<Officer, 'uid' | 'roles'> & { readonly retired?: boolean },
): void {
  expectOne(prepared(writing, updateOfficer).run({ uid, roles, retired }), `officer ${uid}`)
}

/** Uids of the officers who have a password. */
export function passwordHolders(reading: Reading): ReadonlySet<string> {
  return new Set(
    prepared(reading, selectHolders)
      .all()
      .map(({ officer }) => officer),
  )
}

export function readPassword(reading: Reading, officer: string): KeptPassword | undefined {
  const row = prepared(reading, selectPassword).get({ officer })
  return row && { hash: row.hash, tries: row.tries, ...(row.waitUntil === null ? {} : { waitUntil: row.waitUntil }) }
}

/** Without a hash the officer has none any more. */
export function setPassword(writing: Writing, officer: string, hash: string | undefined): void {
  prepared(writing, deletePassword).run({ officer })
  if (hash !== undefined) insertPassword(writing, { officer, hash, tries: 0 })
}

export function setTries(
  writing: Writing,
  officer: string,
  { tries, waitUntil }: { readonly tries: number; readonly waitUntil?: string | undefined },
): void {
  const set = { officer, tries, waitUntil: waitUntil ?? null }
  expectOne(prepared(writing, updateTries).run(set), `password of ${officer}`)
}
