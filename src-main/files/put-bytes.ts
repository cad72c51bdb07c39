import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolder } from '../../db/data-folder.ts'
import { problemOf } from '../../db/problems.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { filePath, type StoredFile } from './file-store.ts'
import { sha256 } from './sha256.ts'

/** Puts a small file into the store without leaving the change it is part of: opening a desk can't wait for others. */
export function putBytes(folder: string, bytes: Uint8Array): Result<StoredFile> {
  const stored = { size: bytes.length, sha256: sha256(bytes) }
  const path = filePath(folder, stored.sha256)
  const incoming = join(dataFolder(folder).incoming, randomUUID())
  try {
    if (existsSync(path) && sha256(readFileSync(path)) === stored.sha256) return ok(stored)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(incoming, bytes, { flag: 'wx', mode: 0o400, flush: true })
    renameSync(incoming, path)
    for (const shelf of [dirname(path), dirname(dirname(path))]) syncFolder(shelf)
    return ok(stored)
  } catch (error) {
    rmSync(incoming, { force: true })
    return failed(problemOf(error, folder))
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
