import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { given } from '../../src-domain/given.ts'
import { problemOf } from '../lib/client.ts'
import { desk } from '../lib/desk.ts'
import { tellProblem } from '../lib/tell.ts'
import { useSteps } from '../lib/undo/undo.tsx'
import { keepValue, valueNow } from './application-cache.ts'
import { type Blank, isConfirmable } from './blanks.ts'
import { draftAt, keepDraft } from './drafts.ts'

export type Values = {
  /** Writes a value. False where it was refused: the text stands on as a draft, and nothing else has changed. */
  readonly write: (blank: Blank, text: string) => Promise<boolean>
  /** The same for several at once, as one step; answers how many were kept. */
  readonly writeAll: (cells: readonly { readonly blank: Blank; readonly text: string }[]) => Promise<number>
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
  const steps = useSteps()
  const writing = useRef<Promise<unknown>>(undefined)

  return useMemo(() => {
    const place = ({ key, year }: Blank) => ({ application, key, ...given({ year }) })
    const change = async (label: string, call: ReturnType<typeof set>, joins?: symbol) =>
      keepValue(application, await steps.keep(label, call, joins))
    const write = async (blank: Blank, text: string, label = `更正“${blank.label}”`, joins?: symbol) => {
      try {
        await change(label, set({ ...place(blank), value: text.trim() }), joins)
        keepDraft(application, blank.id, undefined)
        return true
      } catch (error) {
        const problem = problemOf(error)
        if (problem) keepDraft(application, blank.id, { text, problem: problem.message })
        return false
      }
    }
    return {
      write: (blank, text) => {
        const written = write(blank, text)
        writing.current = written
        return written
      },
      writeAll: async (cells) => {
        const one = Symbol('粘贴')
        const writes = cells.map(({ blank, text }) => write(blank, text, `粘贴 ${cells.length} 格`, one))
        const written = Promise.all(writes)
        writing.current = written
        return (await written).filter(Boolean).length
      },
      confirm: async (blank) => {
        await writing.current
        if (draftAt(application, blank.id)) return false
        if (!isConfirmable(valueNow(application, blank))) return true
        try {
          await change(`确认“${blank.label}”`, confirm(place(blank)))
          return true
        } catch (error) {
          tellProblem(error)
          return false
        }
      },
    }
  }, [application, confirm, set, steps])
}
