import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { given } from '../../src-domain/given.ts'
import { problemOf } from '../lib/client.ts'
import { desk, refreshAll } from '../lib/desk.ts'
import { tellProblem } from '../lib/tell.ts'
import { useSteps } from '../lib/undo/undo.tsx'
import { keepValue, valueNow } from './application-cache.ts'
import { type Blank, isConfirmable } from './blanks.ts'
import { draftAt, draftOf, keepDraft } from './drafts.ts'

export type Values = {
  /** What stands in a blank as one begins to change it: `seen`, else what the page shows. */
  readonly look: (blank: Blank, seen?: string) => Look
  /**
   * Writes a value over the one that was looked at, now if not before. False where it was refused, or somebody else has
   * changed it meanwhile: the text stands on as a draft, and nothing else has changed.
   */
  readonly write: (blank: Blank, text: string, look?: Look) => Promise<boolean>
  /** The same for several at once, as one step; answers how many were kept. */
  readonly writeAll: (cells: readonly { readonly blank: Blank; readonly text: string }[]) => Promise<number>
  /**
   * Confirms what was read, once everything written before has arrived; what needs no confirming is left as it is.
   * False where a refused text stands in the way, or where it failed, which is told.
   */
  readonly confirm: (blank: Blank) => Promise<boolean>
}

/** A value as it was seen, after so many of one's own writes there. */
export type Look = { readonly seen: string; readonly writes: number }

/** One's own writes at a place: how many have been kept, what the last one put over what, and the one that is on its way. */
type OwnWrites = { writes: number; to: string; over?: string; pending?: Promise<unknown> }

/** Writing and confirming the values of an application; calls of one application run one after the other. */
export function useValues(application: string): Values {
  const scope = { id: `values ${application}` }
  const { mutateAsync: set } = useMutation(desk.values.set.mutationOptions({ scope }))
  const { mutateAsync: confirm } = useMutation(desk.values.confirm.mutationOptions({ scope }))
  const steps = useSteps()
  const writing = useRef<Promise<unknown>>(undefined)
  const own = useRef(new Map<string, OwnWrites>())

  return useMemo(() => {
    const place = ({ key, year }: Blank) => ({ application, key, ...given({ year }) })
    const change = async (label: string, call: ReturnType<typeof set>, joins?: symbol) =>
      keepValue(application, await steps.keep(label, call, joins))
    const ownAt = ({ id }: Blank) => {
      const known = own.current.get(id) ?? { writes: 0, to: '' }
      own.current.set(id, known)
      return known
    }
    const look = (blank: Blank, seen = valueNow(application, blank)?.value ?? ''): Look => {
      const mine = ownAt(blank)
      // What one's own write has replaced may still stand there for a moment: whoever types on is at what they wrote.
      if (seen === mine.over) return { seen: mine.to, writes: mine.writes }
      delete mine.over
      return { seen, writes: mine.writes }
    }
    const write = async (
      blank: Blank,
      text: string,
      {
        looked = look(blank),
        label = `更正“${blank.label}”`,
        joins,
      }: { looked?: Look; label?: string; joins?: symbol } = {},
    ) => {
      const mine = ownAt(blank)
      if (mine.pending) await mine.pending.catch(() => {})
      // What one has written oneself since is no surprise.
      const seen = looked.writes < mine.writes ? mine.to : looked.seen
      try {
        const call = set({ ...place(blank), value: text.trim(), seen })
        mine.pending = call
        const { value } = await call
        Object.assign(mine, { writes: mine.writes + 1, to: value.value, over: seen })
        await change(label, call, joins)
        keepDraft(application, blank.id, undefined)
        return true
      } catch (error) {
        const problem = problemOf(error)
        const again = () => void write(blank, text, { looked, label })
        if (problem) keepDraft(application, blank.id, draftOf(text, problem, again))
        if (problem?.code === 'changed-meanwhile') void refreshAll()
        return false
      } finally {
        delete mine.pending
      }
    }
    return {
      look,
      write: (blank, text, looked) => {
        const written = write(blank, text, given({ looked }))
        writing.current = written
        return written
      },
      writeAll: async (cells) => {
        const one = Symbol('粘贴')
        const writes = cells.map(({ blank, text }) =>
          write(blank, text, { label: `粘贴 ${cells.length} 格`, joins: one }),
        )
        const written = Promise.all(writes)
        writing.current = written
        return (await written).filter(Boolean).length
      },
      confirm: async (blank) => {
        await writing.current
        if (draftAt(application, blank.id)) return false
        const value = valueNow(application, blank)
        if (!isConfirmable(value)) return true
        try {
          await change(`确认“${blank.label}”`, confirm({ ...place(blank), seen: value.value }))
          return true
        } catch (error) {
          tellProblem(error)
          return false
        }
      },
    }
  }, [application, confirm, set, steps])
}
