import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Problem } from '../../../src-domain/result.ts'
import { problemOf } from '../../client.ts'
import { desk } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'
import { useUndo } from '../../lib/undo.tsx'
import { keepValue } from './application-cache.ts'
import type { Blank } from './blanks.ts'

export type Values = {
  /** Writes a value; a refused one comes back as the problem, and nothing has changed. */
  readonly write: (blank: Blank, text: string, before: string) => Promise<Problem | undefined>
  readonly confirm: (blank: Blank) => Promise<Problem | undefined>
}

/** Writing and confirming the values of an application; calls of one application run one after the other. */
export function useValues(application: string): Values {
  const scope = { id: `values ${application}` }
  const { mutateAsync: set } = useMutation(desk.values.set.mutationOptions({ scope }))
  const { mutateAsync: confirm } = useMutation(desk.values.confirm.mutationOptions({ scope }))
  const { done } = useUndo()

  const put = useCallback(
    async ({ key, year }: Blank, value: string) => {
      const changed = await set({ application, key, ...(year === undefined ? {} : { year }), value })
      keepValue(application, changed)
      return changed.value.value
    },
    [application, set],
  )

  return useMemo(
    () => ({
      async write(blank, text, before) {
        try {
          const after = await put(blank, text)
          done({
            label: `更正“${blank.label}”`,
            undo: () => put(blank, before).catch(tellProblem),
            redo: () => put(blank, after).catch(tellProblem),
          })
          return undefined
        } catch (error) {
          return problemOf(error)
        }
      },
      async confirm({ key, year }) {
        try {
          keepValue(application, await confirm({ application, key, ...(year === undefined ? {} : { year }) }))
          return undefined
        } catch (error) {
          return problemOf(error)
        }
      },
    }),
    [application, confirm, done, put],
  )
}
