import { asc, eq, sql } from './drizzle.ts'
import { notices } from './schema.ts'
import { insertInto, type Orm, prepared, type Reading, type Writing } from './store.ts'

/** A package (方案包) as the database keeps it: what its files are, and its scheme's text. */
export type KeptNotice = {
  /** SHA-256 of the manifest, lower-case hex. */
  readonly hash: string
  readonly manifest: string
  readonly scheme: string
  /** ISO 8601 instant. */
  readonly keptAt: string
}

const kept = { hash: notices.hash, manifest: notices.manifest, scheme: notices.scheme, keptAt: notices.keptAt }
const selectNotice = (orm: Orm) =>
  orm
    .select(kept)
    .from(notices)
    .where(eq(notices.hash, sql.placeholder('hash')))
    .prepare()
const selectAll = (orm: Orm) => orm.select(kept).from(notices).orderBy(asc(notices.id)).prepare()
const selectHashes = (orm: Orm) => orm.select({ hash: notices.hash }).from(notices).orderBy(asc(notices.id)).prepare()
const insertRow = insertInto(notices)

/** Keeps a package; one that is kept already stays as it is. */
export function keepNotice(writing: Writing, notice: KeptNotice): void {
  if (!readNotice(writing, notice.hash)) insertRow(writing, notice)
}

export function readNotice(reading: Reading, hash: string): KeptNotice | undefined {
  return prepared(reading, selectNotice).get({ hash })
}

/** The package editions without one of their own belong to: the batch's first. */
export function firstNotice(reading: Reading): string | undefined {
  return prepared(reading, selectHashes).get()?.hash
}

/** All packages that were ever kept, the first first. */
export function listNotices(reading: Reading): KeptNotice[] {
  return prepared(reading, selectAll).all()
}
