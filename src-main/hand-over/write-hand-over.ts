import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { given } from '../../src-domain/given.ts'
import { type HandOverManifest, handOverPaths, handOverVersions } from '../../src-domain/merge/hand-over-file.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { type FileState, isLoss } from '../files/file-store.ts'
import { finishedFile } from '../files/finished-file.ts'
import { type Measured, measuring, sha256, sha256Of } from '../files/sha256.ts'
import { withHandOver } from './read-hand-over.ts'

type Heads = HandOverManifest['applications'][number]

export type NewHandOver = {
  /** Where the file goes. */
  readonly path: string
  /** A folder of this machine for what is written unencrypted meanwhile. */
  readonly scratch: string
  readonly password?: string | undefined
  readonly head: Omit<HandOverManifest, 'version' | 'applications' | 'files' | 'lacking' | 'noticeFile' | 'desk'>
  /** Each application as the text of its file, made one by one. */
  readonly applications: () => Iterable<Omit<Heads, 'sha256' | 'size'> & { readonly text: string }>
  readonly notice: Uint8Array
  /** The desk's database, settled and at rest, where all of the batch goes. */
  readonly desk?: (NonNullable<HandOverManifest['desk']> & { readonly path: string }) | undefined
  /** Asked once the applications have been written: what they name. */
  readonly files: () => HandOverManifest['files']
  readonly open: (sha256: string) => Readable
  /** Reads one through and says whether it is as it was handed in: a desk goes without what is lost, which is told by name. */
  readonly stateOf: (sha256: string) => Promise<FileState>
}

export type WrittenHandOver = Measured & { readonly lacking: HandOverManifest['files'] }

/**
 * Writes a hand-over in constant memory and reads it back whole before it has its name; with a password nothing of it
 * reaches the medium unencrypted. Problems: `hand-over-file-damaged`, `hand-over-differs`, `hand-over-cancelled`, or what the disk refuses.
 */
export async function writeHandOver(handOver: NewHandOver, step: Writing): Promise<Result<WrittenHandOver>> {
  const lost = new Set<string>()
  for (;;) {
    const known = lost.size
    const written = await writeWithout(lost, handOver, step)
    // What went half-way through can't be taken out of a ZIP again: the desk is written once more, without it.
    if (written.ok || lost.size === known) return written
  }
}

type Writing = LongStep<Steps & { readonly step: 'write' | 'verify' }>

/** Leaves out what is `lost`, and adds to that what goes while it is written. */
function writeWithout(
  lost: Set<string>,
  handOver: NewHandOver,
  { progress, signal }: Writing,
): Promise<Result<WrittenHandOver>> {
  const { path, scratch, password } = handOver
  const file = basename(path)
  return finishedFile<HandOverManifest['files'], WrittenHandOver>(path, {
    write: (temporary) => {
      const step = { signal, progress: (steps: Steps) => progress?.({ ...steps, step: 'write' }) }
      return password
        ? writeEncryptedZip(temporary, lost, handOver, password, step)
        : writeZip(temporary, lost, handOver, step)
    },
    check: async (temporary, lacking) => {
      const step = { signal, progress: (steps: Steps) => progress?.({ ...steps, step: 'verify' }) }
      const read = await withHandOver({ path: temporary, file, password, scratch }, step, async () => ok(undefined))
      if (!read.ok) return read.problem.code === 'hand-over-cancelled' ? read : differs(file)
      const measured = measuring()
      for await (const chunk of createReadStream(temporary)) measured.take(chunk)
      return ok({ ...measured.result(), lacking })
    },
  })
}

function differs(file: string) {
  return failed(problem('hand-over-differs', { file }))
}

async function writeEncryptedZip(
  temporary: string,
  lost: Set<string>,
  handOver: NewHandOver,
  password: string,
  step: LongStep<Steps>,
): Promise<Result<HandOverManifest['files']>> {
  const { writeEncrypted } = await import('../package/encrypted-zip.ts')
  const inner = join(handOver.scratch, `hand-over-${randomUUID()}`)
  try {
    const written = await writeZip(inner, lost, handOver, step)
    if (!written.ok) return written
    const source = createReadStream(inner, { highWaterMark: 1024 * 1024 })
    await writeEncrypted(temporary, { name: '交接.zip', source, password, at: new Date(handOver.head.at) })
    return (await sha256Of(temporary)) ? written : differs(basename(handOver.path))
  } finally {
    await rm(inner, { force: true })
  }
}

/** What the desk lacks. */
async function writeZip(
  temporary: string,
  lost: Set<string>,
  handOver: NewHandOver,
  step: LongStep<Steps>,
): Promise<Result<HandOverManifest['files']>> {
  const { head, applications, notice, desk, open, stateOf } = handOver
  const mtime = new Date(head.at)
  const zip = new yazl.ZipFile()
  const output = createWriteStream(temporary, { flags: 'wx', mode: 0o600 })
  const stop = new AbortController()
  const signal = step.signal ? AbortSignal.any([step.signal, stop.signal]) : stop.signal
  const written = pipeline(zip.outputStream, output, { signal })
  // A full disk must also stop the reading, which would otherwise wait forever for room.
  written.catch(() => stop.abort())
  /** Resolves once the entry has passed, so that one is held at a time. */
  const add = async (name: string, source: Readable, compress: boolean, onChunk: (length: number) => void) => {
    const measured = measuring()
    const passing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        measured.take(chunk)
        onChunk(chunk.length)
        done(null, chunk)
      },
    })
    zip.addReadStream(passing, name, { mtime, compress })
    await pipeline(source, passing, { signal })
    return measured.result()
  }
  try {
    const heads: Heads[] = []
    for (const { text, ...one } of applications()) {
      const measured = await add(handOverPaths.application(one.uid), Readable.from([Buffer.from(text)]), true, () => {})
      heads.push({ ...one, ...measured })
    }
    const named = handOver.files()
    const total = named.reduce((sum, { size }) => sum + size, desk?.size ?? 0)
    let done = 0
    const passed = (length: number) => {
      done += length
      step.progress?.({ done, total })
    }
    if (desk) {
      const { sha256 } = await add(handOverPaths.desk, createReadStream(desk.path), true, passed)
      if (sha256 !== desk.sha256) return differs(basename(handOver.path))
    }
    const files: HandOverManifest['files'] = []
    const lacking: HandOverManifest['files'] = []
    for (const file of named) {
      signal.throwIfAborted()
      const { sha256, name } = file
      const damaged = failed(problem('hand-over-file-damaged', { file: name }))
      const state = desk && (lost.has(sha256) ? 'lost' : await stateOf(sha256))
      if (state === 'unread') return damaged
      if (state === 'lost') {
        lacking.push(file)
        passed(file.size)
        continue
      }
      files.push(file)
      const added = await add(handOverPaths.file(sha256), open(sha256), false, passed).catch((error: unknown) => {
        if (signal.aborted || !isSystemError(error)) throw error
        return isLoss(error) ? 'lost' : 'unread'
      })
      if (typeof added === 'object' && added.sha256 === sha256) continue
      if (desk && added !== 'unread') lost.add(sha256)
      return damaged
    }
    zip.addBuffer(Buffer.from(notice), handOverPaths.notice, { mtime })
    const noticeFile = { sha256: sha256(notice), size: notice.length }
    const carried = desk && { sha256: desk.sha256, size: desk.size, editions: desk.editions }
    const manifest: HandOverManifest = {
      ...{ ...head, noticeFile, ...given({ desk: carried }), applications: heads, files },
      ...(lacking.length > 0 ? { version: handOverVersions.lacking, lacking } : { version: handOverVersions.usual }),
    }
    zip.addBuffer(Buffer.from(JSON.stringify(manifest)), handOverPaths.manifest, { mtime })
    zip.end()
    await written
    return ok(lacking)
  } catch (error) {
    if (step.signal?.aborted) return failed(problem('hand-over-cancelled'))
    // When it was the output that failed, that is the error to tell of.
    if (signal.aborted) await written
    throw error
  } finally {
    stop.abort()
    await written.catch(() => {})
    // Windows removes no file that is still open.
    if (!output.closed) await once(output, 'close')
  }
}
