import { Button } from '@mantine/core'
import { type ComponentType, useEffect, useState } from 'react'
import { problem } from '../../src-domain/problems/problem.ts'
import { queryClient } from '../lib/desk.ts'
import { Empty } from './empty.tsx'
import { Loading } from './loading.tsx'

type Loadable = { readonly load: () => Promise<unknown> }

/**
 * A screen whose program is read when it is first opened, or earlier by `load`. Once read it is there at once, where
 * React's own `lazy` shows its fallback for a moment even so. One that can't be read says so, and the desk stays around it.
 */
export function later<Props extends object>(
  read: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> & Loadable {
  let known: ComponentType<Props> | undefined
  let reading: Promise<void> | undefined

  function load(): Promise<void> {
    reading ??= read().then(
      (module) => {
        known = module.default
      },
      (error: unknown) => {
        reading = undefined
        throw error
      },
    )
    return reading
  }

  function Screen(props: Props) {
    const [Loaded, setLoaded] = useState(() => known)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (Loaded) return
      load().then(
        () => setLoaded(() => known),
        () => setFailed(true),
      )
    }, [Loaded])
    if (failed) return <Unread />
    return Loaded ? <Loaded {...props} /> : <Loading />
  }

  return Object.assign(Screen, { load })
}

function Unread() {
  return (
    <Empty title="这一页没有打开" text={problem('screen-unread').message}>
      <Button onClick={() => location.reload()}>重新载入</Button>
    </Empty>
  )
}

/** Reads programs one after another, each once the page has nothing else to do and the desk nothing to answer. */
export async function loadWhenIdle(screens: readonly Loadable[]): Promise<void> {
  for (const screen of screens) {
    do {
      await idle()
    } while (queryClient.isFetching() > 0)
    // One that can't be read is read again, and what came of it said, when it is opened.
    await screen.load().catch(() => {})
  }
}

/** Safari has no word for it. */
function idle(): Promise<unknown> {
  return new Promise((then) => {
    if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: 2000 })
    else setTimeout(then, 200)
  })
}
