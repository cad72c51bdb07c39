import { isDeepStrictEqual } from 'node:util'
import { noteTitles } from '../../../src-domain/batch/note.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { recordNote } from '../notes/write-note.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** The note says what it did; one that was not there is gone, one that was taken away is back. */
export function noteBack(
  tx: ChangingDesk,
  id: string,
  { of, before, after }: WholeOf<'note-changed'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const uid = (after ?? before)?.uid
  const now = application.notes?.find((note) => note.uid === uid)
  if (!isDeepStrictEqual(now, after)) return overtaken(tx, application, noteTitles[of])
  recordNote(tx, id, after, before)
  return undefined
}
