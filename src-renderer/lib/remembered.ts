import { useCallback, useState } from 'react'

/** How something was left in this sitting, or `initial`. */
export function recall<T>(key: string, initial: T): T {
  const kept = sessionStorage.getItem(key)
  return kept === null ? initial : (JSON.parse(kept) as T)
}

export function remember<T>(key: string, value: T): void {
  sessionStorage.setItem(key, JSON.stringify(value))
}

/** State that is found again as it was left when one comes back to the place. */
export function useRemembered<T>(key: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => recall(key, initial))
  const set = useCallback(
    (next: T) => {
      remember(key, next)
      setValue(next)
    },
    [key],
  )
  return [value, set]
}
