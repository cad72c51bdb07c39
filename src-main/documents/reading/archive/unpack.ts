import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { type Problem, problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { isSystemError } from '../../../bugs.ts'
import { plainExtension } from '../../../files/plain-extension.ts'
import { type OpenArchive, type RefusedEntry, withArchive } from './open-archive.ts'

/** What an archive holds. Of an Office document nothing is unpacked: it is a file itself. */
export type Unpacked = {
  readonly files: readonly { readonly file: string; readonly path: string }[]
  readonly refused: readonly RefusedEntry[]
  /** Bytes, all together. */
  readonly size: number
  readonly office?: 'word' | 'other'
}

export type ToUnpack = {
  readonly path: string
  /** An empty folder. */
  readonly into: string
  /** Bytes unpacked before it, of the archive it lies in. */
  readonly spent: number
}

/** The names of what an archive would be unpacked to, without their places on the disk. */
export function readArchiveNames(path: string): Promise<Result<Unpacked>> {
  return withArchive({ path }, async ({ files, refused, office }) => ({
    ...{ files: files.map(({ file }) => ({ file, path: '' })), refused, size: 0 },
    ...(office && { office }),
  }))
}

/**
 * Unpacks an archive, file by file, never holding more than a chunk. On the disk the files have numbers: no name an
 * archive gives can be one the disk does not know, or one it takes for another.
 */
export async function unpackArchive({ into, ...archive }: ToUnpack): Promise<Result<Unpacked>> {
  const unpacked = await withArchive(archive, async ({ office, ...content }) =>
    office ? ok<Unpacked>({ files: [], refused: [], size: 0, office }) : unpackInto(into, content),
  )
  return unpacked.ok ? unpacked.value : unpacked
}

async function unpackInto(into: string, { zip, files, refused }: OpenArchive): Promise<Result<Unpacked>> {
  const written: { file: string; path: string }[] = []
  const wrong: RefusedEntry[] = [...refused]
  let size = 0
  for (const [i, { file, entry }] of files.entries()) {
    const path = join(into, `${i + 1}${plainExtension(file)}`)
    const failure = await write(zip, entry, path)
    if (failure && failure.code !== 'entry-damaged') return failed(failure)
    if (failure) wrong.push({ file, problem: failure })
    else written.push({ file, path })
    size += entry.uncompressedSize
  }
  return ok({ files: written, refused: wrong, size })
}

async function write(zip: ZipFile, entry: Entry, target: string): Promise<Problem | undefined> {
  let sum = 0
  async function* summed(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  }
  try {
    const content = await zip.openReadStreamPromise(entry)
    await pipeline(content, summed, createWriteStream(target, { flags: 'wx' }))
    if (sum === entry.crc32) return undefined
  } catch (error) {
    if (isSystemError(error)) {
      const full = /ENOSPC|EDQUOT|EFBIG/.test(String((error as NodeJS.ErrnoException).code))
      return problem(full ? 'archive-disk-full' : 'archive-disk-failing')
    }
    // What yauzl and zlib throw, they throw about the file.
    if (!(error instanceof Error) || error instanceof TypeError) throw error
  }
  await rm(target, { force: true })
  return problem('entry-damaged')
}
