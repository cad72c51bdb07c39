import type { Progress } from '../../src-domain/progress.ts'
import type { Result } from '../../src-domain/result.ts'
import { noteBug } from '../bugs.ts'
import { orThrow } from './problems.ts'

/** What a call with progress yields: any number of steps, then its outcome as the last event. */
export type ProgressEvent<T> = ({ readonly kind: 'progress' } & Progress) | { readonly kind: 'done'; readonly value: T }

/**
 * Runs `work` and yields its progress; of steps that come faster than they are taken only the newest. A caller who goes
 * away, or aborts, stops the work, and the stream ends only after the work has.
 */
export async function* withProgress<T>(
  signal: AbortSignal | undefined,
  work: (step: (progress: Progress) => void, signal: AbortSignal) => Promise<Result<T>>,
): AsyncGenerator<ProgressEvent<T>, void, void> {
  const gone = new AbortController()
  let newest: Progress | undefined
  let finished = false
  let told = false
  let wake = () => {}
  const step = (progress: Progress) => {
    newest = progress
    wake()
  }
  const running = work(step, signal ? AbortSignal.any([signal, gone.signal]) : gone.signal).finally(() => {
    finished = true
    wake()
  })
  // Awaited below in every case; without this a failure before that counts as unhandled.
  running.catch(() => {})
  try {
    while (!finished) {
      if (newest) {
        const progress = newest
        newest = undefined
        yield { kind: 'progress', ...progress }
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
    yield { kind: 'done', value: orThrow(await running) }
  } catch (error) {
    told = true
    throw error
  } finally {
    gone.abort()
    // Of a bug in work nobody waits for any more, nobody else would tell.
    await running.catch((error) => told || isAbort(error) || noteBug(error))
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
