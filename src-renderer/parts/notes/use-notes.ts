import { useMutation } from '@tanstack/react-query'
import { type Note, noteTitles } from '../../../src-domain/batch/note.ts'
import { client } from '../../lib/client.ts'
import { type Row, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import type { Kept } from '../../lib/undo/place-steps.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

type Written = Omit<Note, 'uid' | 'by' | 'at'> & { readonly at?: string }
type Change = { readonly label: string; readonly call: () => Promise<Kept> }

/** Writing, changing and taking away the notes on an application, each a step that can be taken back. */
export function useNotes({ id: application, name }: Pick<Row, 'id' | 'name'>, onDone: () => void = () => {}) {
  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: Change) => steps.keep(label, call()),
    onSuccess: (_, { label }) => {
      tellDone(`${label}。Ctrl+Z 可撤销。`)
      onDone()
    },
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  return {
    isPending,
    write: (note: Written) =>
      mutate({
        label: `记下“${name}”的${noteTitles[note.kind]}`,
        call: () => client.notes.write({ application, ...note }),
      }),
    rewrite: ({ uid, text: seen }: Note, note: Written) =>
      mutate({
        label: `改“${name}”的${noteTitles[note.kind]}`,
        call: () => client.notes.rewrite({ application, note: uid, seen, ...note }),
      }),
    withdraw: ({ uid, kind }: Note) =>
      mutate({
        label: `删去“${name}”的${noteTitles[kind]}`,
        call: () => client.notes.withdraw({ application, note: uid }),
      }),
  }
}
