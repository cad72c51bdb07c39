import type { Query } from '@tanstack/react-query'
import { useEffect } from 'react'
import { idleMinutes } from '../../src-domain/people/tries.ts'
import { keepUnsaved } from './before-leaving.ts'
import { readBeginning } from './beginning.ts'
import { client } from './client.ts'
import { desk, queryClient, readAnew, useOpenDesk } from './desk.ts'
import { dropSession, keepSession } from './session.ts'

/** Begins a sitting; nothing that another officer has looked at is left in the window. */
export async function beginSitting(session: string, officer: string): Promise<void> {
  keepSession(session, officer)
  forgetAll()
  // What has been asked before anybody was signed in, is answered to nobody.
  await queryClient.cancelQueries({ queryKey: desk.desk.state.key() })
  if (!(await readBeginning())) await readAnew({ queryKey: desk.desk.state.key() })
}

/** 锁定: what is unsaved is kept first. */
export async function endSitting(): Promise<void> {
  keepUnsaved()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await saved()
  // Nothing of what that has asked to be read anew is answered to nobody.
  await queryClient.cancelQueries({ predicate: isNotState })
  await client.people.signOut().catch(() => {})
  dropSession()
  await readAnew({ queryKey: desk.desk.state.key() })
  forgetAll()
}

function forgetAll(): void {
  queryClient.removeQueries({ predicate: isNotState })
}

function isNotState({ queryHash, queryKey }: Pick<Query, 'queryHash' | 'queryKey'>): boolean {
  const state = JSON.stringify(desk.desk.state.queryKey())
  return queryHash !== state && JSON.stringify(queryKey) !== state
}

/** Milliseconds what is being saved is waited for. */
const patience = 5_000

function saved(): Promise<void> {
  return new Promise((resolve) => {
    const watched = queryClient.getMutationCache().subscribe(() => look())
    const timer = setTimeout(done, patience)
    function done() {
      watched()
      clearTimeout(timer)
      resolve()
    }
    function look() {
      if (queryClient.isMutating() === 0) done()
    }
    // What a field has just given up begins with the next task.
    setTimeout(look, 0)
  })
}

/** Milliseconds between two looks at the time: a laptop that slept is locked as it wakes. */
const lookEvery = 5_000
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Locks the desk of an officer with a password once nobody has touched anything for a while. */
export function useIdleLock(): void {
  const { officer } = useOpenDesk()
  const watched = officer?.hasPassword ?? false
  useEffect(() => {
    if (!watched) return
    let last = Date.now()
    const alive = () => {
      last = Date.now()
    }
    const timer = setInterval(() => {
      if (Date.now() - last > idleMinutes * 60_000) void endSitting()
    }, lookEvery)
    for (const sign of signsOfLife) window.addEventListener(sign, alive, { passive: true, capture: true })
    return () => {
      clearInterval(timer)
      for (const sign of signsOfLife) window.removeEventListener(sign, alive, { capture: true })
    }
  }, [watched])
}
