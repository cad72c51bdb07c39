import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Note, type NoteKind, noteTitles } from '../../../src-domain/batch/note.ts'
import { given } from '../../../src-domain/given.ts'
import { minuteOf, shanghaiInstant } from '../../lib/dates.ts'
import type { Row } from '../../lib/desk.ts'
import { useNotes } from './use-notes.ts'

/** A note that is being written on an application, or one of its notes that is being changed. */
export type Noting = { readonly row: Row; readonly kind: NoteKind; readonly note?: Note }

/** 记备忘, 记电话: when, with whom under which number, and what was said. */
export function NoteDialog({ noting, onClose }: { readonly noting: Noting | undefined; readonly onClose: () => void }) {
  const title = noting && `${noting.note ? '改' : '记'}${noteTitles[noting.kind]}：${noting.row.name}`
  return (
    <Modal opened={noting !== undefined} onClose={onClose} title={title} size={560}>
      {noting && <NoteForm {...noting} onClose={onClose} />}
    </Modal>
  )
}

function NoteForm({ row, kind, note, onClose }: Noting & { readonly onClose: () => void }) {
  const isCall = kind === 'call'
  const { write, rewrite, isPending } = useNotes(row, onClose)
  const [first] = useState(() => minuteOf(note?.at ?? new Date().toISOString()))
  const [at, setAt] = useState(first)
  const [person, setPerson] = useState(note ? note.person : isCall ? row.contact : undefined)
  const [phone, setPhone] = useState(note ? note.phone : isCall ? row.phone : undefined)
  const [text, setText] = useState(note?.text ?? '')
  const ready = text.trim() !== '' && at !== '' && !isPending
  const keep = () => {
    if (!ready) return
    // A time nobody has touched is the desk's own now, or what it was.
    const when = at === first ? given({ at: note?.at }) : { at: shanghaiInstant(at) }
    const written = { kind, text: text.trim(), ...when }
    const whom = { person: person?.trim() ?? '', phone: phone?.trim() ?? '' }
    if (note) rewrite(note, { ...written, ...whom })
    else write({ ...written, ...whom })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={isCall ? '说了什么' : '备忘'}
          description="只在工作台里看，不印给申报单位，也不进报送包。"
          data-autofocus
          autosize
          minRows={3}
          maxRows={12}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
          }}
        />
        <Group grow align="flex-start" wrap="wrap" preventGrowOverflow={false}>
          <TextInput
            label="与谁"
            maxLength={200}
            value={person ?? ''}
            onChange={(event) => setPerson(event.currentTarget.value)}
          />
          <TextInput
            label="号码"
            type="tel"
            maxLength={200}
            value={phone ?? ''}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <TextInput
            label="时间"
            type="datetime-local"
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        </Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" disabled={!ready} rightSection={<kbd>Ctrl+Enter</kbd>}>
            记下
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
