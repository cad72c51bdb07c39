import { useEffect, useSyncExternalStore } from 'react'

/** 大字, kept at this machine from one sitting to the next. */
const key = 'large-text'
const watchers = new Set<() => void>()

/** How much larger everything is then (large-text.css). */
const factor = 1.2

function isLarge(): boolean {
  return document.documentElement.hasAttribute('data-large')
}

function setLarge(on: boolean): void {
  document.documentElement.toggleAttribute('data-large', on)
  localStorage.setItem(key, String(on))
  for (const watcher of watchers) watcher()
}

/** As it was left, and by Ctrl+Shift+> from then on, which makes letters larger in Word and WPS. */
export function beginLargeText(): void {
  document.documentElement.toggleAttribute('data-large', localStorage.getItem(key) === 'true')
  window.addEventListener('keydown', (event) => {
    const { ctrlKey, metaKey, shiftKey, altKey, code } = event
    if (!(ctrlKey || metaKey) || !shiftKey || altKey || code !== 'Period') return
    event.preventDefault()
    setLarge(!isLarge())
  })
}

export function useLargeText(): [large: boolean, setLarge: (on: boolean) => void] {
  return [useSyncExternalStore(watch, isLarge), setLarge]
}

/** By how much what is given in pixels to something that reckons with them is to be multiplied. */
export function useScale(): number {
  const [large] = useLargeText()
  return large ? factor : 1
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Has a list measure its rows once more when they become higher or lower. */
export function useMeasuredAnew(list: { measure(): void }, rowHeight: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows already measured are of the former height
  useEffect(() => list.measure(), [rowHeight])
}
