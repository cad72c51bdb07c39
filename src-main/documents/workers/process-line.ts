import { fork as forkNode } from 'node:child_process'
import type { Message, Start } from './line.ts'

/** A process as it is started here: by Node, or by Electron, which starts none of Node's. */
export type Fork = (file: URL) => Child
export type Child = {
  post(message: unknown): void
  hear(listener: (message: unknown) => void): void
  /** Also of one that could not be started. */
  ended(listener: () => void): void
  keeps(program: boolean): void
  end(): void
}

/** What a process says besides what its worker says: the bytes it holds. */
export type Holding = { readonly kind: 'holding'; readonly bytes: number }

/** A worker in a process of its own, which alone goes when native code in it fails. */
export const startProcess =
  (file: URL, fork: Fork = forkByNode): Start =>
  (hear) => {
    const child = fork(file)
    let asked: ((bytes: number) => void)[] = []
    let gone = false
    const tell = (bytes: number) => {
      for (const answer of asked.splice(0)) answer(bytes)
    }
    child.hear((heard) => {
      const message = heard as Message | Holding
      if (message.kind === 'holding') tell(message.bytes)
      else hear(message)
    })
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    child.ended(() => {
      gone = true
      tell(0)
      hear({ kind: 'interrupted', why: 'crashed' })
      resolve()
    })
    return {
      post: (told) => child.post(told),
      held() {
        if (gone) return Promise.resolve(0)
        const { promise, resolve } = Promise.withResolvers<number>()
        asked = [...asked, resolve]
        child.post({ kind: 'held' })
        return promise
      },
      keeps: child.keeps,
      end() {
        // Whoever waits for its end does so while it idles, too.
        child.keeps(true)
        child.end()
        return ended
      },
    }
  }

export const forkByNode: Fork = (file) => {
  // What native code says of a document may hold personal data.
  const child = forkNode(file, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  })
  return {
    // Of one that is gone `ended` tells.
    post: (message) => child.send(message as object, () => {}),
    hear: (listener) => child.on('message', listener),
    ended(listener) {
      child.once('exit', listener)
      child.once('error', listener)
    },
    keeps(program) {
      if (program) child.ref()
      else child.unref()
      if (program) child.channel?.ref()
      else child.channel?.unref()
    },
    end: () => child.kill('SIGKILL'),
  }
}
