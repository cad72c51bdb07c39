import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { given } from '../../src-domain/given.ts'
import { client } from './client.ts'
import { listening } from './connection.ts'
import { desk, queryClient, refreshAll } from './desk.ts'
import { knownFrom } from './own-steps.ts'
import { applicationAt } from './places.ts'

/*
 * Others at the same desk: each window says every few seconds where it is, and hears who is where and how far the record
 * goes. What others have changed is then read anew.
 */

type Other = Awaited<ReturnType<typeof client.presence.look>>['others'][number]

/** Milliseconds between two looks while others are here, or may come at any moment; and while nobody is. */
const often = 2000
const seldom = 10_000
/** Who has typed within this is changing something. */
const editingFor = 60_000

const windowId = crypto.randomUUID()
const none: readonly Other[] = []
let others = none
const watchers = new Set<() => void>()

/** Who else is at this application now. */
export function useOthersAt(application: string): readonly Other[] {
  const all = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => others,
  )
  return all.filter((other) => other.application === application)
}

/** How far the record goes that this window has read; undefined before the first look. */
let read: number | undefined

function hear(seq: number): void {
  const newest = queryClient.getQueryData(desk.events.list.queryKey({ input: { limit: 1 } }))?.[0]?.seq
  const known = knownFrom(read ?? newest ?? seq)
  read = seq
  // A record that has become shorter is another one.
  if (known < seq || (newest ?? 0) > seq) void refreshAll()
}

/** Says where this window is, and follows what others do. */
export function useTogether(): void {
  const [location] = useLocation()
  const typed = useRef(0)
  const application = applicationAt(location)
  useEffect(() => {
    typed.current = 0
    const onInput = () => {
      typed.current = Date.now()
    }
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const editing = application !== undefined && Date.now() - typed.current < editingFor
      let wait = often
      try {
        const {
          seq,
          others: here,
          together,
        } = await client.presence.look({
          ...{ window: windowId, editing },
          ...given({ application }),
        })
        listening.onSuccess()
        if (left) return
        if (JSON.stringify(here) !== JSON.stringify(others)) {
          others = here
          for (const watcher of watchers) watcher()
        }
        hear(seq)
        if (!together) wait = seldom
      } catch (error) {
        listening.onError(error)
      }
      if (!left) timer = setTimeout(look, wait)
    }
    void look()
    window.addEventListener('input', onInput, { capture: true })
    return () => {
      left = true
      clearTimeout(timer)
      window.removeEventListener('input', onInput, { capture: true })
    }
  }, [application])
}
