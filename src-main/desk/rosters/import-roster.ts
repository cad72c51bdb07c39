import { basename } from 'node:path'
import { insertRosterWith, listRosters } from '../../../db/rosters.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { planOf, type ReadRoster, type RosterPlan, readRoster } from '../../../src-domain/rosters/read-roster.ts'
import type { RosterHead } from '../../../src-domain/rosters/roster.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile } from '../../files/file-store.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import type { HandedIn } from '../uploads/handed-in.ts'
import { tableOf } from './read-table.ts'

export type NewRoster = RosterHead & {
  readonly files: readonly HandedIn[]
  /** How the table is read; as it asks to be where this is left out. */
  readonly plan?: RosterPlan
}

export type ImportedRoster = { readonly uid: string; readonly entries: number } & Omit<ReadRoster, 'entries'>

/**
 * Keeps a 名单 with its file: from now on applicants are looked up on it. Problems: `roster-without-title`,
 * `roster-serves-none`, `roster-known`, `roster-no-columns`, `roster-empty`, and those of `seeTable` and the disk.
 */
export async function importRoster(
  desk: Desk,
  { files, plan: asked, ...head }: NewRoster,
  actor: Actor,
  { workers }: { readonly workers: Workers },
): Promise<Result<ImportedRoster & Kept>> {
  const title = head.title.trim()
  const source = head.source.trim()
  if (title === '' || source === '') return failed(problem('roster-without-title'))
  const table = await tableOf(files, workers)
  if (!table.ok) return table
  const { sheets, path } = table.value
  const file = basename(table.value.file)
  const plan = asked ?? planOf(sheets)
  const sheet = plan && sheets[plan.sheet]
  if (!plan || !sheet) return failed(problem('roster-no-columns', { file }))
  const { entries, ...left } = readRoster(sheet, plan)
  if (entries.length === 0) return failed(problem('roster-empty', { file }))
  const stored = await putFile(desk.store.folder, path, file)
  if (!stored.ok) return stored
  return change(desk, actor, (tx) => {
    const { kind, serves, dated } = head
    if (serves !== undefined && !tx.scheme.lists.some(({ id }) => id === serves))
      return failed(problem('roster-serves-none'))
    const known = listRosters(tx.store).find(
      (one) => !one.withdrawn && one.sha256 === stored.value.sha256 && one.kind === kind && one.serves === serves,
    )
    if (known) return failed(problem('roster-known', known))
    const said = { title, source, ...given({ serves, dated }) }
    const kept = { ...said, kind, file, ...stored.value, by: actor.name, at: tx.at, entries }
    const uid = insertRosterWith(tx.store, kept)
    const event = { ...said, roster: kind, entries: entries.length, uid, file: { file, ...stored.value } }
    tx.record({ kind: 'roster-imported', ...event })
    return ok({ uid, entries: entries.length, ...left })
  })
}
