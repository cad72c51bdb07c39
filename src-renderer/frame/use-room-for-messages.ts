import { useEffect } from 'react'

/** Where messages take the foot: see messages.module.css. */
const narrow = '(max-width: 1000px)'

/**
 * A message that is higher than the quiet line it lies over has the desk end above it: it covers nothing of the work. How
 * much that is, stands in --said.
 */
export function useRoomForMessages(): void {
  useEffect(() => {
    const foot = document.querySelector<HTMLElement>('.mantine-Notifications-root[data-position="bottom-left"]')
    if (!foot) return
    const media = window.matchMedia(narrow)
    const { style } = document.documentElement
    const measure = () => {
      const line = document.querySelector('footer')?.clientHeight ?? 0
      style.setProperty('--said', `${media.matches ? Math.max(0, foot.offsetHeight - line) : 0}px`)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(foot)
    media.addEventListener('change', measure)
    return () => {
      observer.disconnect()
      media.removeEventListener('change', measure)
      style.removeProperty('--said')
    }
  }, [])
}
