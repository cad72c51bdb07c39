import { filesIn, type NamedFile, namedFiles } from '../../../db/named-files.ts'
import type { HandOverManifest } from '../../../src-domain/merge/hand-over-file.ts'
import type { Side } from '../../../src-domain/merge/plan.ts'
import { claimFile } from '../../files/file-store.ts'
import type { ReadableDesk } from '../desk.ts'
import type { Comparison } from './comparison.ts'
import { contentOfEdition } from './handed-editions.ts'

/** Whose is taken of a conflict in a part of an application (by its uid) or of a category's order (by the category). */
export type Decide = (whole: string, part: string) => Side | undefined

/** The files of what a merge takes, by their hashes. */
export function filesBrought({ applications, editions }: Comparison, decide: Decide): ReadonlyMap<string, NamedFile> {
  const taken = applications.flatMap(({ handed, id, plan }): unknown[] =>
    id === undefined
      ? Object.values(handed.parts)
      : plan.parts
          .filter(({ touch, part }) => touch !== 'conflict' || decide(handed.uid, part) === 'theirs')
          .map(({ theirs }) => theirs),
  )
  const named = [...taken, ...editions.map(contentOfEdition)].flatMap((value) => [...filesIn(value)])
  return new Map(named.map((one) => [one.sha256, one]))
}

/** Those that were lost where they come from and are not here either; what this desk names anyway, it lacks already. */
export async function filesLacked(
  { store }: ReadableDesk,
  { lacking = [] }: HandOverManifest,
  brought: ReadonlyMap<string, NamedFile>,
): Promise<NamedFile[]> {
  const lost = lacking.filter(({ sha256 }) => brought.has(sha256))
  if (lost.length === 0) return []
  const named = new Set(namedFiles(store).map(({ sha256 }) => sha256))
  const lacked: NamedFile[] = []
  for (const one of lost) {
    if (!named.has(one.sha256) && !(await claimFile(store.folder, one.sha256))) lacked.push(one)
  }
  return lacked
}
