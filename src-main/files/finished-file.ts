import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { syncFolder } from './folders.ts'
import { type Measured, sha256 } from './sha256.ts'

/**
 * Makes a file appear whole or not at all. `write` fills a temporary file beside `path`; it is then forced to disk,
 * `check` reads it back, and only what passed takes the final name. Whatever goes wrong, nothing half-done remains
 * and an older file under that name is still there.
 */
export async function finishedFile<W, T>(
  path: string,
  steps: {
    readonly write: (temporary: string) => Promise<Result<W>>
    readonly check: (temporary: string, written: W) => Promise<Result<T>>
  },
): Promise<Result<T>> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const written = await steps.write(temporary)
    if (!written.ok) return written
    await syncFile(temporary)
    const checked = await steps.check(temporary, written.value)
    if (!checked.ok) return checked
    await rename(temporary, path)
    await syncFolder(dirname(path))
    return checked
  } catch (error) {
    const problem = diskProblem(error, basename(path))
    if (!problem) throw error
    return failed(problem)
  } finally {
    // Where even removing fails (the disk is gone), the problem already told is the one that counts.
    await rm(temporary, { force: true }).catch(() => {})
  }
}

export type WrittenFile = Measured

/**
 * Writes bytes to `path` whole or not at all, and reads them back; `check` may look at what was read. Problems:
 * `file-differs`, what `check` finds, or what the disk refuses.
 */
export function finishedBytes(
  path: string,
  bytes: Uint8Array,
  check: (written: Buffer) => Promise<Result<unknown>> = async () => ok(undefined),
): Promise<Result<WrittenFile>> {
  const expected = { size: bytes.length, sha256: sha256(bytes) }
  return finishedFile<WrittenFile, WrittenFile>(path, {
    write: async (temporary) => {
      await writeFile(temporary, bytes, { flag: 'wx', mode: 0o600 })
      return ok(expected)
    },
    check: async (temporary) => {
      const written = await readFile(temporary)
      if (sha256(written) !== expected.sha256) return failed(problem('file-differs', { file: basename(path) }))
      const checked = await check(written)
      return checked.ok ? ok(expected) : checked
    },
  })
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What the officer can do about a disk that refuses; undefined for errors that are ours. */
function diskProblem(error: unknown, file: string): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return problem('disk-full', { file })
    case 'EFBIG':
      return problem('file-too-large', { file })
    case 'ENAMETOOLONG':
      return problem('path-too-long', { file })
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
    case 'EROFS':
      return problem('file-locked', { file })
    case 'ENOENT':
    case 'ENOTDIR':
      return problem('folder-missing', { file })
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
      return problem('disk-failing', { file })
    default:
      return undefined
  }
}
