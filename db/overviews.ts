import { hash } from 'node:crypto'
import type { Head } from './chain.ts'
import type { Orm, Reading, Writing } from './store.ts'
import { prepared } from './store.ts'

/** What was made of each application's overview, by application, as they were when the record ended at `head`. */
export type KeptOverviews<T> = { readonly head: Head; readonly overviews: Map<string, T> }

// Ten thousand rows at once: without Drizzle's mapping of each.
const selectHead = (orm: Orm) =>
  orm.$client.prepare<[{ rules: string }], Head & { count: number }>(
    'SELECT seq, hash, count FROM derived_overviews_head WHERE rules = :rules',
  )
const selectTexts = (orm: Orm) =>
  orm.$client
    .prepare<[], [id: string, text: string, hash: string]>(
      `SELECT o.application_id, o.overview, o.hash FROM derived_overviews o JOIN applications a ON a.id = o.application_id
       ORDER BY a.position`,
    )
    .raw()
const deleteHead = (orm: Orm) => orm.$client.prepare('DELETE FROM derived_overviews_head')
const insertHead = (orm: Orm) =>
  orm.$client.prepare<[Head & { rules: string }]>(
    `INSERT INTO derived_overviews_head (rules, seq, hash, count)
     VALUES (:rules, :seq, :hash, (SELECT count(*) FROM derived_overviews))`,
  )
const deleteTexts = (orm: Orm) => orm.$client.prepare('DELETE FROM derived_overviews')
const upsertText = (orm: Orm) =>
  orm.$client.prepare<[string, string, string]>(
    `INSERT INTO derived_overviews (application_id, overview, hash) VALUES (?, ?, ?)
     ON CONFLICT (application_id) DO UPDATE SET overview = excluded.overview, hash = excluded.hash`,
  )

/**
 * What was kept by these rules, in the order the applications came in; undefined where others kept it last, or nobody,
 * or where it is not all there as it was written. One text after the other and not all at once: of a hundred thousand they fill the memory.
 */
export function keptOverviews<T>(
  reading: Reading,
  rules: string,
  read: (text: string) => T,
): KeptOverviews<T> | undefined {
  const kept = prepared(reading, selectHead).get({ rules })
  if (!kept) return undefined
  const overviews = new Map<string, T>()
  for (const [id, text, hash] of prepared(reading, selectTexts).iterate()) {
    if (overviewHash(id, text) !== hash) return undefined
    overviews.set(id, read(text))
  }
  return overviews.size === kept.count ? { head: { seq: kept.seq, hash: kept.hash }, overviews } : undefined
}

/** Keeps these, `instead` of all that was kept before or beside what of it is the same at `head`. */
export function keepOverviews(
  writing: Writing,
  { rules, head, instead }: { readonly rules: string; readonly head: Head; readonly instead: boolean },
  texts: Iterable<readonly [application: string, overview: string]>,
): void {
  if (instead) prepared(writing, deleteTexts).run()
  for (const [id, text] of texts) prepared(writing, upsertText).run(id, text, overviewHash(id, text))
  prepared(writing, deleteHead).run()
  prepared(writing, insertHead).run({ rules, ...head })
}

export function overviewHash(application: string, overview: string): string {
  return hash('sha256', `${application} ${overview}`)
}
