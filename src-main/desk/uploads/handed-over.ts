import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dataFolder } from '../../../db/data-folder.ts'
import { problemOf } from '../../../db/problems.ts'
import { largestUpload } from '../../../src-domain/intake/limits.ts'
import { ofFile, type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { visibleName } from '../../../src-domain/text/visible-name.ts'
import { ifReadable } from '../../bugs.ts'
import { plainExtension } from '../../files/plain-extension.ts'
import type { HandedIn } from './handed-in.ts'
import { noteReceived, receivedFiles } from './received-files.ts'

/*
 * Files a browser hands over lie in files/incoming/ of the data folder until they are imported: on the same disk, and
 * swept by the next start after a crash.
 */

/** A data folder, of a desk or of a 汇总. */
type UploadPlace = { readonly store: { readonly folder: string } }

/** Where the files to take in lie: an upload, or a folder or file of this machine. */
export type HandedOver = { readonly upload: string } | { readonly path: string }

/** The files of an upload. Problem: `upload-unknown`. */
export async function readUpload(place: UploadPlace, id: string): Promise<Result<HandedIn[]>> {
  const folder = findUpload(place, id)
  return folder.ok ? ok(await receivedFiles(folder.value)) : folder
}

/** Opens an upload and returns its id. */
export async function beginUpload(place: UploadPlace): Promise<Result<string>> {
  const id = randomUUID()
  try {
    await mkdir(folderOf(place, id), { recursive: true })
    return ok(id)
  } catch (error) {
    return failed(problemOf(error, place.store.folder))
  }
}

function findUpload(place: UploadPlace, id: string): Result<string> {
  const known = /^[0-9a-f-]{36}$/.test(id) && existsSync(folderOf(place, id))
  return known ? ok(folderOf(place, id)) : failed(problem('upload-unknown'))
}

/**
 * Streams one file of an upload to the disk. `names` lead to it below what the person chose; none leads out
 * of the upload's own folder.
 */
export async function receiveFile(
  place: UploadPlace,
  id: string,
  names: readonly string[],
  body: AsyncIterable<Uint8Array>,
  limit = largestUpload,
): Promise<Result<{ readonly size: number }>> {
  const folder = findUpload(place, id)
  if (!folder.ok) return folder
  if (!names.every(isPlainName) || names.length === 0 || names.length > deepest)
    return failed(problem('upload-name', { longest, deepest }))
  const as = `${randomUUID()}${plainExtension(names.at(-1) ?? '')}`
  const target = join(folder.value, as)
  let size = 0
  async function* counted() {
    for await (const chunk of unbroken(body)) {
      size += chunk.length
      if (size > limit) throw new Refusal(problem('upload-too-large'))
      yield chunk
    }
  }
  try {
    await pipeline(counted, createWriteStream(target))
    await noteReceived(folder.value, { names, as })
    return ok({ size })
  } catch (error) {
    await rm(target, { force: true })
    return failed(error instanceof Refusal ? error.problem : problemOf(error, place.store.folder))
  }
}

/**
 * Works on the files handed over, in the order of their names. Whatever comes of it, an upload is let go of afterwards.
 * Problems: `upload-unknown`, `upload-empty`.
 */
export async function withHandedOver<T>(
  place: UploadPlace,
  from: HandedOver,
  work: (files: readonly HandedIn[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const files = await filesOf(place, from)
    return files.ok ? await work(files.value) : files
  } finally {
    if ('upload' in from) await discardUpload(place, from.upload)
  }
}

/** The same, but an upload stays: something more is to be done with it. */
export async function lookAtHandedOver<T>(
  place: UploadPlace,
  from: HandedOver,
  work: (files: readonly HandedIn[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  const files = await filesOf(place, from)
  return files.ok ? work(files.value) : files
}

async function filesOf(place: UploadPlace, from: HandedOver): Promise<Result<HandedIn[]>> {
  if ('path' in from) {
    const file = visibleName(basename(from.path))
    // A pipe or a device would never come to an end.
    const found = await ifReadable(stat(from.path))
    return found && !found.isFile() ? failed(ofFile(file, problem('not-a-file'))) : ok([{ file, path: from.path }])
  }
  const files = await readUpload(place, from.upload)
  if (!files.ok) return files
  if (files.value.length === 0) return failed(problem('upload-empty'))
  return ok(files.value.toSorted((a, b) => a.file.localeCompare(b.file, 'zh-CN', { numeric: true })))
}

export async function discardUpload(place: UploadPlace, id: string): Promise<void> {
  const folder = findUpload(place, id)
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

/** Names of a path, and characters of a name: longer ones no system lets a file have. */
const deepest = 16
const longest = 1000

/** One name of a path, and nothing anybody reads as more than that. */
function isPlainName(name: string): boolean {
  const leadsElsewhere = name === '.' || name === '..' || /[\\/\0]|^[A-Za-z]:/.test(name)
  return name !== '' && name.length <= longest && !leadsElsewhere
}

function folderOf(place: UploadPlace, id: string): string {
  return join(dataFolder(place.store.folder).incoming, `upload-${id}`)
}
