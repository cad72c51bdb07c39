import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { tellDone, tellProblem } from './tell.ts'

/** Something done that can be taken back. */
export type Step = {
  /** What was done, as the menu names it: 更正“营业收入”. */
  readonly label: string
  readonly undo: () => Promise<unknown>
  readonly redo: () => Promise<unknown>
}

type Undo = {
  readonly done: (step: Step) => void
  /** Takes the last step back and says so, or why not. */
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  readonly undoLabel: string | undefined
  readonly redoLabel: string | undefined
}

const UndoContext = createContext<Undo | undefined>(undefined)

/** Steps kept; more than anyone takes back one by one. */
const depth = 100

/** Keeps what was done in this sitting, newest last. Every step is a call that is kept and audited like any other. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const past = useRef<Step[]>([])
  const future = useRef<Step[]>([])
  const [labels, setLabels] = useState<{ undo: string | undefined; redo: string | undefined }>({
    undo: undefined,
    redo: undefined,
  })
  const show = useCallback(
    () => setLabels({ undo: past.current.at(-1)?.label, redo: future.current.at(-1)?.label }),
    [],
  )

  const done = useCallback(
    (step: Step) => {
      past.current = [...past.current, step].slice(-depth)
      future.current = []
      show()
    },
    [show],
  )
  const move = useCallback(
    async (from: typeof past, to: typeof past, act: 'undo' | 'redo') => {
      const step = from.current.at(-1)
      if (!step) return
      // Taken off first, so that a second key press while the call runs takes the step before.
      from.current = from.current.slice(0, -1)
      show()
      try {
        await step[act]()
      } catch (error) {
        tellProblem(error)
        return
      }
      to.current = [...to.current, step]
      show()
      tellDone(`${act === 'undo' ? '已撤销' : '已重做'}：${step.label}`)
    },
    [show],
  )
  const value = useMemo<Undo>(
    () => ({
      done,
      undo: () => move(past, future, 'undo'),
      redo: () => move(future, past, 'redo'),
      undoLabel: labels.undo,
      redoLabel: labels.redo,
    }),
    [done, move, labels],
  )
  return <UndoContext.Provider value={value}>{children}</UndoContext.Provider>
}

export function useUndo(): Undo {
  const undo = useContext(UndoContext)
  if (!undo) throw new Error('useUndo outside UndoProvider')
  return undo
}
