import { useEffect, useRef } from 'react'

/** Calls `keep` with what is unsaved when the place is left, and when the window is closed, reloaded or put aside. */
export function useBeforeLeaving(keep: () => void): void {
  const latest = useRef(keep)
  latest.current = keep
  useEffect(() => {
    const keepNow = () => latest.current()
    const onHide = () => document.visibilityState === 'hidden' && keepNow()
    window.addEventListener('pagehide', keepNow)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      document.removeEventListener('visibilitychange', onHide)
      keepNow()
    }
  }, [])
}
