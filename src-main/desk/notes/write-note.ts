import { setNote } from '../../../db/notes.ts'
import { newUid } from '../../../db/uid.ts'
import { type Note, noteTitles } from '../../../src-domain/batch/note.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { movedSince } from '../seen.ts'

/** What an officer writes down; without an instant it is of now. */
export type NoteText = Pick<Note, 'kind' | 'text'> & {
  readonly at?: string | undefined
  readonly person?: string | undefined
  readonly phone?: string | undefined
}

type OfNote = { readonly application: string; readonly note: string }

/** Writes a note on an application. Problems: `application-unknown`, `withdrawn`, `note-ahead`. */
export function writeNote(
  desk: Desk,
  { application, ...text }: NoteText & { readonly application: string },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const standing = findStanding(tx, application)
    if (!standing.ok) return standing
    return keepNote(tx, application, undefined, { uid: newUid(), by: tx.actor.name, ...noteOf(text, tx.at) })
  })
}

/** The note says this instead; it stays its author's, and what it said is in the record. Problems besides: `note-unknown`, `changed-meanwhile`. */
export function rewriteNote(
  desk: Desk,
  { application, note, seen, ...text }: NoteText & OfNote & { readonly seen?: string | undefined },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = findNote(tx, { application, note })
    if (!found.ok) return found
    const looked = { label: noteTitles[found.value.kind], seen, now: found.value.text, wanted: text.text }
    const moved = movedSince(tx, { application }, looked)
    if (moved) return failed(moved)
    const { uid, by, at } = found.value
    return keepNote(tx, application, found.value, { uid, by, ...noteOf(text, at) })
  })
}

/** The note is gone from the application; the record keeps it. Problems: `application-unknown`, `withdrawn`, `note-unknown`. */
export function withdrawNote(desk: Desk, of: OfNote, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = findNote(tx, of)
    return found.ok ? keepNote(tx, of.application, found.value, undefined) : found
  })
}

/** Within a change: has a note become another, and notes that down. */
export function recordNote(tx: ChangingDesk, application: string, before?: Note, after?: Note): void {
  const either = after ?? before
  if (!either) return
  setNote(tx.store, application, before, after)
  const told = given({ from: before?.text, to: after?.text })
  tx.record({ kind: 'note-changed', of: either.kind, ...told, ...given({ before, after }) }, application)
}

function keepNote(tx: ChangingDesk, application: string, before: Note | undefined, after: Note | undefined) {
  if (after && after.at > tx.at) return failed(problem('note-ahead'))
  recordNote(tx, application, before, after)
  return ok({})
}

function noteOf({ kind, text, at, person, phone }: NoteText, instant: string) {
  return { kind, text, at: at ?? instant, ...given({ person: person || undefined, phone: phone || undefined }) }
}

function findNote(tx: ChangingDesk, { application, note: uid }: OfNote): Result<Note> {
  const standing = findStanding(tx, application)
  if (!standing.ok) return standing
  const note = standing.value.notes?.find((n) => n.uid === uid)
  return note ? ok(note) : failed(problem('note-unknown', { application }))
}
