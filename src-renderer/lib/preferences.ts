import { useQuery } from '@tanstack/react-query'
import { client } from './client.ts'
import { desk, putAhead } from './desk.ts'
import { tellProblem } from './tell.ts'

type Preferences = Readonly<Record<string, unknown>>

/** How something is looked at on this machine, found again in the next sitting; `null` goes back to `initial`. */
export function usePreference<T>(name: string, initial: T): [T, (value: T | null) => void] {
  const { data } = useQuery(desk.memory.preferences.queryOptions())
  const set = (value: T | null) => {
    const kept = client.memory
      .prefer({ name, value: value as Parameters<typeof client.memory.prefer>[0]['value'] })
      .catch(tellProblem)
    void putAhead<Preferences>(desk.memory.preferences.queryKey(), (before) => ({ ...before, [name]: value }), kept)
  }
  return [(data?.[name] as T | undefined | null) ?? initial, set]
}
