import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { FormValue } from '../../src-domain/batch/application.ts'
import { problemOf } from '../lib/client.ts'
import { desk } from '../lib/desk.ts'
import { tellProblem } from '../lib/tell.ts'
import { useUndo } from '../lib/undo.tsx'
import { keepValue, valueNow } from './application-cache.ts'
import { type Blank, isConfirmable } from './blanks.ts'
import { draftAt, keepDraft } from './drafts.ts'

export type Values = {
  /** Writes a value. False where it was refused: the text stands on as a draft, and nothing else has changed. */
  readonly write: (blank: Blank, text: string, before: FormValue | undefined) => Promise<boolean>
  /**
   * Confirms what was read, once everything written before has arrived; what needs no confirming is left as it is.
   * False where a refused text stands in the way, or where it failed, which is told.
   */
  readonly confirm: (blank: Blank) => Promise<boolean>
}

/** Writing and confirming the values of an application; calls of one application run one after the other. */
export function useValues(application: string): Values {
  const scope = { id: `values ${application}` }
  const { mutateAsync: set } = useMutation(desk.values.set.mutationOptions({ scope }))
  const { mutateAsync: confirm } = useMutation(desk.values.confirm.mutationOptions({ scope }))
  const { mutateAsync: restore } = useMutation(desk.values.restore.mutationOptions({ scope }))
  const { done } = useUndo()
  const writing = useRef<Promise<unknown>>(undefined)

  const keep = useCallback(
    async (changing: ReturnType<typeof set>) => {
      const changed = await changing
      keepValue(application, changed)
      return changed.value
    },
    [application],
  )

  return useMemo(() => {
    const place = ({ key, year }: Blank) => ({ application, key, ...(year === undefined ? {} : { year }) })
    const change = async (label: string, blank: Blank, before: FormValue | undefined, call: ReturnType<typeof set>) => {
      const after = await keep(call)
      done({
        label,
        undo: () => keep(before ? restore({ application, value: before }) : set({ ...place(blank), value: '' })),
        redo: () => keep(restore({ application, value: after })),
      })
    }
    const write = async (blank: Blank, text: string, before: FormValue | undefined) => {
      try {
        await change(`更正“${blank.label}”`, blank, before, set({ ...place(blank), value: text.trim() }))
        keepDraft(application, blank.id, undefined)
        return true
      } catch (error) {
        const problem = problemOf(error)
        if (problem) keepDraft(application, blank.id, { text, problem: problem.message })
        return false
      }
    }
    return {
      write: (blank, text, before) => {
        const written = write(blank, text, before)
        writing.current = written
        return written
      },
      confirm: async (blank) => {
        await writing.current
        if (draftAt(application, blank.id)) return false
        const before = valueNow(application, blank)
        if (!isConfirmable(before)) return true
        try {
          await change(`确认“${blank.label}”`, blank, before, confirm(place(blank)))
          return true
        } catch (error) {
          tellProblem(error)
          return false
        }
      },
    }
  }, [application, confirm, done, keep, restore, set])
}
