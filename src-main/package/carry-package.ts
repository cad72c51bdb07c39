import { createReadStream, createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ProblemCode, problem } from '../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { finishedFile } from '../files/finished-file.ts'
import { type Measured, measuring } from '../files/sha256.ts'
import { verifyPackage } from './verify-package.ts'

export type CarryOptions = LongStep<Steps & { readonly step: 'write' | 'verify' }> & {
  /** The package on this machine, and what it must be. */
  readonly from: string
  readonly expected: Measured
  /** The folder it goes to. */
  readonly folder: string
}

/**
 * Copies a package to a folder on whatever medium, forced to it, and reads every entry back from there before the copy
 * has its name. Problems: `delivery-package-altered`, `delivery-medium-lost`, `delivery-medium-differs`, `delivery-cancelled`, `disk-full`,
 * `file-too-large`, `path-too-long`, `file-locked`.
 */
export async function carryPackage(options: CarryOptions): Promise<Result<{ readonly file: string }>> {
  const { from, folder, progress, signal } = options
  const file = basename(from)
  try {
    const carried = await finishedFile(join(folder, file), {
      write: (temporary) => copyTo(temporary, options),
      check: async (temporary) => {
        const report = await verifyPackage(temporary, { signal, progress: (p) => progress?.({ step: 'verify', ...p }) })
        if (!report.ok) return report
        return report.value.ok ? ok({ file }) : failed(problem('delivery-medium-differs', { folder }))
      },
    })
    if (carried.ok) return carried
    const { code } = carried.problem
    if (code === 'verification-cancelled') return failed(problem('delivery-cancelled'))
    if (cutShort.has(code)) return failed(problem('delivery-medium-differs', { folder }))
    return gone.has(code) ? failed(problem('delivery-medium-lost', { folder })) : carried
  } catch (error) {
    if (signal?.aborted) return failed(problem('delivery-cancelled'))
    // What a stick that was pulled out answers differs by system; Windows has no code of its own for it.
    if (isSystemError(error)) return failed(problem('delivery-medium-lost', { folder }))
    throw error
  }
}

/** What writing and reading back say of a medium that is no longer there. */
const gone: ReadonlySet<ProblemCode> = new Set([
  ...(['folder-missing', 'disk-failing', 'package-not-found', 'package-unreadable'] as const),
])
const cutShort: ReadonlySet<ProblemCode> = new Set(['package-truncated', 'not-a-zip', 'not-a-package'])

async function copyTo(temporary: string, { from, expected, progress, signal }: CarryOptions): Promise<Result<unknown>> {
  const measured = measuring()
  let done = 0
  let lost = false
  async function* passing() {
    const source = createReadStream(from, { highWaterMark: 1024 * 1024 })
    source.once('error', () => {
      lost = true
    })
    for await (const chunk of source) {
      measured.take(chunk)
      done += chunk.length
      yield chunk
      progress?.({ step: 'write', done, total: expected.size })
    }
  }
  try {
    await pipeline(Readable.from(passing()), createWriteStream(temporary, { flags: 'wx' }), { signal })
  } catch (error) {
    // Calling it off ends the source with an error, too.
    if (!lost || signal?.aborted) throw error
  }
  const same = !lost && measured.result().sha256 === expected.sha256
  return same ? ok(undefined) : failed(problem('delivery-package-altered', { file: basename(from) }))
}
