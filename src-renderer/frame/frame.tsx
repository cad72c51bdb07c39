import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { nothingFocused } from '../lib/focus.ts'
import { useIdleLock } from '../lib/sitting.ts'
import { closeProblems } from '../lib/tell.ts'
import { useTogether } from '../lib/together.ts'
import { useUndoKeys } from '../lib/undo/use-undo-keys.ts'
import { IntakeDrop } from '../parts/intake/intake-drop.tsx'
import classes from './frame.module.css'
import { Head } from './head.tsx'
import { QuietLine } from './quiet-line.tsx'
import { Rail } from './rail.tsx'
import { useRoomForMessages } from './use-room-for-messages.ts'

/** The desk around the work: batch and deadline above, places at the left, the quiet line below. */
export function Frame({ children }: { readonly children: ReactNode }) {
  useKeysOfDesk()
  useIdleLock()
  useRoomForMessages()
  useTogether()
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

/**
 * At a new place one begins at its top, and the keys work there, unless something has taken the focus already; problems
 * of the last one go.
 */
function useFocusOnArrival() {
  const [location] = useLocation()
  const work = useRef<HTMLElement>(null)
  const place = useRef(location)
  useEffect(() => {
    // Where the desk has just been opened, what is told is told of the opening.
    if (place.current !== location) closeProblems()
    place.current = location
    if (!nothingFocused()) return
    work.current?.scrollTo({ top: 0 })
    work.current?.focus({ preventScroll: true })
  }, [location])
  return work
}

/** Inside a text being typed, and where something has taken the key already, Ctrl+Z and Ctrl+Y are theirs. */
function useKeysOfDesk(): void {
  const onUndoKey = useUndoKeys()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.matches('input:not([type=checkbox], [type=radio]), textarea, [contenteditable="true"]')
      if (!typing && !event.defaultPrevented && onUndoKey(event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onUndoKey])
}
