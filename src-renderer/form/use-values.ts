import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { FormValue } from '../../src-domain/batch/application.ts'
import type { Problem } from '../../src-domain/result.ts'
import { problemOf } from '../lib/client.ts'
import { desk } from '../lib/desk.ts'
import { useUndo } from '../lib/undo.tsx'
import { keepValue } from './application-cache.ts'
import type { Blank } from './blanks.ts'

export type Values = {
  /** Writes a value; a refused one comes back as the problem, and nothing has changed. */
  readonly write: (blank: Blank, text: string, before: FormValue | undefined) => Promise<Problem | undefined>
  readonly confirm: (blank: Blank, before: FormValue) => Promise<Problem | undefined>
}

/** Writing and confirming the values of an application; calls of one application run one after the other. */
export function useValues(application: string): Values {
  const scope = { id: `values ${application}` }
  const { mutateAsync: set } = useMutation(desk.values.set.mutationOptions({ scope }))
  const { mutateAsync: confirm } = useMutation(desk.values.confirm.mutationOptions({ scope }))
  const { mutateAsync: restore } = useMutation(desk.values.restore.mutationOptions({ scope }))
  const { done } = useUndo()

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
      try {
        const after = await keep(call)
        done({
          label,
          undo: () => keep(before ? restore({ application, value: before }) : set({ ...place(blank), value: '' })),
          redo: () => keep(restore({ application, value: after })),
        })
        return undefined
      } catch (error) {
        return problemOf(error)
      }
    }
    return {
      write: (blank, text, before) =>
        change(`更正“${blank.label}”`, blank, before, set({ ...place(blank), value: text })),
      confirm: (blank, before) => change(`确认“${blank.label}”`, blank, before, confirm(place(blank))),
    }
  }, [application, confirm, done, keep, restore, set])
}
