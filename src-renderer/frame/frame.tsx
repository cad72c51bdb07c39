import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { nothingFocused } from '../lib/focus.ts'
import { useUndo } from '../lib/undo.tsx'
import { IntakeDrop } from '../parts/intake/intake-drop.tsx'
import classes from './frame.module.css'
import { Head } from './head.tsx'
import { QuietLine } from './quiet-line.tsx'
import { Rail } from './rail.tsx'

/** The desk around the work: batch and deadline above, places at the left, the quiet line below. */
export function Frame({ children }: { readonly children: ReactNode }) {
  useUndoKeys()
  const work = useFocusOnArrival()
  return (
    <div className={classes.frame}>
      <Head />
      <Rail />
      <main ref={work} className={classes.work} id="work" tabIndex={-1}>
        {children}
      </main>
      <QuietLine />
      <IntakeDrop />
    </div>
  )
}

/** At a new place the keys work there, unless something has taken the focus already. */
function useFocusOnArrival() {
  const [location] = useLocation()
  const work = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the arrival that counts
  useEffect(() => {
    if (nothingFocused()) work.current?.focus({ preventScroll: true })
  }, [location])
  return work
}

/** Ctrl+Z and Ctrl+Y take back and do again what was done to the data; inside a text being typed they are the text's. */
function useUndoKeys(): void {
  const { undo, redo } = useUndo()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable="true"]')
      if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) void undo()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) void redo()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo, redo])
}
