import { z } from 'zod'
import { type NoteKind, noteKinds, noteTitles } from '../../batch/note.ts'
import { eventKind } from '../event-kind.ts'
import { NotePart } from '../parts.ts'

export const noteChanged = eventKind({
  kind: 'note-changed',
  title: '备忘',
  told: { of: z.enum(noteKinds), from: z.string().exactOptional(), to: z.string().exactOptional() },
  /** The note as it was and as it has become; absent where there was or is none. */
  added: { before: NotePart.exactOptional(), after: NotePart.exactOptional() },
  sentence: (event, { name }) => `${name}的${noteTitles[event.of]}${wordsOf(event)}`,
  change: ({ from, to }) => ({ from, to }),
})

function wordsOf({ from, to }: { of: NoteKind; from?: string; to?: string }): string {
  if (to === undefined) return `删去：${from}`
  return `${from === undefined ? '' : '改为'}：${to}`
}
