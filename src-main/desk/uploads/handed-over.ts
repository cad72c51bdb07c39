import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dataFolder } from '../../../db/data-folder.ts'
import { problemOf } from '../../../db/problems.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Desk } from '../desk.ts'

/*
 * Files a browser hands over lie in files/incoming/ of the data folder until they are imported: on the same disk, and
 * swept by the next start after a crash.
 */

/** Where the files to take in lie: an upload, or a folder or file of this machine. */
export type HandedOver = { readonly upload: string } | { readonly path: string }

/** Longer than any scan an applicant hands in. */
export const largestFile = 2 * 1024 ** 3

/** Opens an upload and returns its id. */
export async function beginUpload(desk: Desk): Promise<Result<string>> {
  const id = randomUUID()
  try {
    await mkdir(folderOf(desk, id))
    return ok(id)
  } catch (error) {
    return failed(problemOf(error, desk.store.folder))
  }
}

export function findUpload(desk: Desk, id: string): Result<string> {
  const known = /^[0-9a-f-]{36}$/.test(id) && existsSync(folderOf(desk, id))
  return known ? ok(folderOf(desk, id)) : failed(problem('upload-unknown'))
}

/**
 * Streams one file of an upload to the disk. `names` lead to it below what the person chose; none leads out
 * of the upload's own folder.
 */
export async function receiveFile(
  desk: Desk,
  id: string,
  names: readonly string[],
  body: AsyncIterable<Uint8Array>,
  limit = largestFile,
): Promise<Result<{ readonly size: number }>> {
  const folder = findUpload(desk, id)
  if (!folder.ok) return folder
  if (!names.every(isPlainName) || names.length === 0 || names.length > deepest) return failed(problem('upload-name'))
  const target = join(folder.value, ...names)
  let size = 0
  async function* counted() {
    for await (const chunk of unbroken(body)) {
      size += chunk.length
      if (size > limit) throw new Refusal(problem('upload-too-large', { file: names.at(-1) ?? '' }))
      yield chunk
    }
  }
  try {
    await mkdir(dirname(target), { recursive: true })
    await pipeline(counted, createWriteStream(target))
    return ok({ size })
  } catch (error) {
    await rm(target, { force: true })
    return failed(error instanceof Refusal ? error.problem : problemOf(error, desk.store.folder))
  }
}

/** A file handed over: its name with '/' between, and where it lies. */
export type HandedOverFile = { readonly file: string; readonly path: string }

/**
 * Works on the files handed over, in the order of their names. Whatever comes of it, an upload is let go of afterwards.
 * Problems: `upload-unknown`, `upload-empty`.
 */
export async function withHandedOver<T>(
  desk: Desk,
  from: HandedOver,
  work: (files: readonly HandedOverFile[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const files = await filesOf(desk, from)
    return files.ok ? await work(files.value) : files
  } finally {
    if ('upload' in from) await discardUpload(desk, from.upload)
  }
}

async function filesOf(desk: Desk, from: HandedOver): Promise<Result<HandedOverFile[]>> {
  if ('path' in from) return ok([{ file: basename(from.path), path: from.path }])
  const folder = findUpload(desk, from.upload)
  if (!folder.ok) return folder
  const entries = await readdir(folder.value, { recursive: true, withFileTypes: true })
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name))
  if (paths.length === 0) return failed(problem('upload-empty'))
  const inOrder = paths.sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true }))
  return ok(inOrder.map((path) => ({ file: relative(folder.value, path).replaceAll('\\', '/'), path })))
}

export async function discardUpload(desk: Desk, id: string): Promise<void> {
  const folder = findUpload(desk, id)
  if (folder.ok) await rm(folder.value, { recursive: true, force: true })
}

/** What is wrong with the bytes themselves, told from what the disk says. */
class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body
  } catch {
    throw new Refusal(problem('upload-broken'))
  }
}

const deepest = 16

/** One name of a path, and nothing a file system reads as more than that. */
function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && name.length <= 255 && !/[\\/:\p{Cc}]/u.test(name)
}

function folderOf(desk: Desk, id: string): string {
  return join(dataFolder(desk.store.folder).incoming, `upload-${id}`)
}
