import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Note, noteTitles, withWhom } from '../../../src-domain/batch/note.ts'
import notes from '../../form/notes/notes.module.css'
import { clockTime } from '../../lib/dates.ts'
import { type Row, useToday } from '../../lib/desk.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { NoteDialog, type Noting } from '../../parts/notes/note-dialog.tsx'
import { useNotes } from '../../parts/notes/use-notes.ts'
import classes from './margin.module.css'

/** 备忘 and 电话 on the application, the newest first, and writing another. */
export function MarginNotes({ row }: { readonly row: Row }) {
  const today = useToday()?.date ?? ''
  const [noting, setNoting] = useState<Noting>()
  const { withdraw, isPending } = useNotes(row)
  const written = row.notes ?? []
  const fixed = row.withdrawn !== undefined
  return (
    <section className={classes.notes} aria-label="备忘">
      <header className={classes.notesHead}>
        <h2 className={notes.title}>备忘{written.length > 0 && ` ${written.length} 条`}</h2>
        {!fixed &&
          (['memo', 'call'] as const).map((kind) => (
            <Button key={kind} size="compact-sm" variant="default" onClick={() => setNoting({ row, kind })}>
              记{noteTitles[kind]}
            </Button>
          ))}
      </header>
      <ul className={notes.lines}>
        {written.map((note) => (
          <li key={note.uid} className={classes.note}>
            <p className={classes.noteHead}>
              <b>{noteTitles[note.kind]}</b> {clockTime(note.at, today)} {whoOf(note)}
            </p>
            <p className={classes.noteText}>{note.text}</p>
            {!fixed && (
              <p className={classes.noteDeeds}>
                <Button size="compact-xs" variant="subtle" onClick={() => setNoting({ row, kind: note.kind, note })}>
                  改
                </Button>
                <BusyButton size="compact-xs" variant="subtle" busy={isPending} onClick={() => withdraw(note)}>
                  删去
                </BusyButton>
              </p>
            )}
          </li>
        ))}
      </ul>
      <NoteDialog noting={noting} onClose={() => setNoting(undefined)} />
    </section>
  )
}

/** 样例经办人与杨力 021-… */
function whoOf(note: Note): string {
  const whom = withWhom(note)
  return whom ? `${note.by}与${whom}` : note.by
}
