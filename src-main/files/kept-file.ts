import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { isSystemError, noteBug } from '../bugs.ts'

/*
 * What the program remembers about itself, never about a batch: small JSON files in the user's own profile. One that
 * can't be read is left as it is until there is something worth keeping.
 */

/** The value kept at `path`; `absent` on a first start, `unreadable` where something is there that can't be used. */
export function readKept<T>(path: string, schema: z.ZodType<T>): T | 'absent' | 'unreadable' {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'unreadable'
  }
}

/**
 * Writes the value beside its target, waits for the disk, renames. A disk that refuses is no reason to disturb an
 * officer: the program then only forgets.
 */
export function keep(path: string, value: object): void {
  const temporary = `${path}.partial`
  try {
    mkdirSync(dirname(path), { recursive: true })
    const handle = openSync(temporary, 'w')
    try {
      writeSync(handle, JSON.stringify(value))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
  } catch (error) {
    if (!isSystemError(error)) noteBug(error)
  }
}
