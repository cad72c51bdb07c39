import type { Head } from './chain.ts'
import type { Orm, Reading, Writing } from './store.ts'
import { prepared } from './store.ts'

/** Overviews as text, by application, as they were when the record ended at `head`. */
export type KeptOverviews = { readonly head: Head; readonly texts: ReadonlyMap<string, string> }

// Ten thousand rows at once: without Drizzle's mapping of each.
const selectHead = (orm: Orm) =>
  orm.$client.prepare<[{ rules: string }], Head>('SELECT seq, hash FROM overviews_kept WHERE rules = :rules')
const selectTexts = (orm: Orm) =>
  orm.$client
    .prepare<[], [id: string, text: string]>(
      `SELECT o.application_id, o.overview FROM overviews o JOIN applications a ON a.id = o.application_id
       ORDER BY a.position`,
    )
    .raw()
const upsertHead = (orm: Orm) =>
  orm.$client.prepare<[Head & { rules: string }]>(
    `INSERT INTO overviews_kept (id, rules, seq, hash) VALUES (1, :rules, :seq, :hash)
     ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, seq = excluded.seq, hash = excluded.hash`,
  )
const upsertText = (orm: Orm) =>
  orm.$client.prepare<[string, string]>(
    `INSERT INTO overviews (application_id, overview) VALUES (?, ?)
     ON CONFLICT (application_id) DO UPDATE SET overview = excluded.overview`,
  )

/** What was kept by these rules, in the order the applications came in; undefined where others kept it last, or nobody. */
export function keptOverviews(reading: Reading, rules: string): KeptOverviews | undefined {
  const head = prepared(reading, selectHead).get({ rules })
  return head && { head, texts: new Map(prepared(reading, selectTexts).all()) }
}

/** Keeps these; those kept before that are none of them are as they were at `head`, too. */
export function keepOverviews(
  writing: Writing,
  { rules, head }: { readonly rules: string; readonly head: Head },
  texts: Iterable<readonly [application: string, overview: string]>,
): void {
  for (const [application, overview] of texts) prepared(writing, upsertText).run(application, overview)
  prepared(writing, upsertHead).run({ rules, ...head })
}
