import { useEffect, useRef } from 'react'

const keepers = new Set<() => void>()

/** Keeps what is unsaved wherever it stands: before the desk is locked. */
export function keepUnsaved(): void {
  for (const keep of keepers) keep()
}

/** Calls `keep` with what is unsaved when the place is left, and when the window is closed, reloaded, put aside or locked. */
export function useBeforeLeaving(keep: () => void): void {
  const latest = useRef(keep)
  latest.current = keep
  useEffect(() => {
    const keepNow = () => latest.current()
    const onHide = () => document.visibilityState === 'hidden' && keepNow()
    keepers.add(keepNow)
    window.addEventListener('pagehide', keepNow)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      keepers.delete(keepNow)
      window.removeEventListener('pagehide', keepNow)
      document.removeEventListener('visibilitychange', onHide)
      keepNow()
    }
  }, [])
}
