import { rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import type yauzl from 'yauzl'
import { divideIntoParts } from '../../src-domain/delivery/mail-parts.ts'
import { packagePaths } from '../../src-domain/edition/package-layout.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { finishedFile } from '../files/finished-file.ts'
import { type Measured, sha256Of } from '../files/sha256.ts'
import { measureEncrypted, writeEncrypted } from './encrypted-zip.ts'
import { listEntries, openZip } from './zip-reader.ts'
import { zipStream } from './zip-stream.ts'

export type MailPartsOptions = LongStep<Steps & { readonly step: 'write' | 'verify' }> & {
  /** The package, and what it must be. */
  readonly from: string
  readonly expected: Measured
  readonly folder: string
  readonly password: string
  /** Bytes a part is to have at most, as far as its files let it. */
  readonly limit: number
  /** The files' own time. */
  readonly at: Date
}

export type MailPart = Measured & { readonly path: string }

/**
 * Writes a package's files as encrypted ZIPs small enough for a mailbox, each of which opens by itself: what is split by
 * bytes (.001) needs a program that joins it, and is lost with any one part. In each lies one plain ZIP, since an
 * encrypted ZIP shows the names of its files to whoever sees it; unpacked into one folder these are the package again, with its sums. Each is
 * read back through the password before it has its name. Problems: `delivery-package-altered`, `mail-parts-differ`,
 * `delivery-cancelled`, and what the disk refuses.
 */
export async function writeMailParts(options: MailPartsOptions): Promise<Result<MailPart[]>> {
  const { from, expected, folder, limit, signal } = options
  const file = basename(from)
  const altered = problem('delivery-package-altered', { file })
  if ((await sha256Of(from)) !== expected.sha256) return failed(altered)
  const zip = await openZip(from, file)
  if (!zip.ok) return failed(altered)
  const made: MailPart[] = []
  let whole = false
  try {
    const listing = await listEntries(zip.value, file)
    if (!listing.ok) return failed(altered)
    const entries = [...listing.value.entries].map(([path, entry]) => ({ path, entry, size: entry.uncompressedSize }))
    const parts = divideIntoParts([...entries.filter(isRecord), ...entries.filter((e) => !isRecord(e))], limit)
    const told = counting(
      options,
      entries.reduce((sum, { size }) => sum + size, 0),
    )
    for (const [i, part] of parts.entries()) {
      const name = `第${i + 1}份`
      const path = join(folder, `${file.replace(/\.zip$/i, '')}_邮件${name}共${parts.length}份.zip`)
      const written = await writePart(
        path,
        `${name}.zip`,
        plainZip(zip.value, part, options, told.write),
        options,
        told,
      )
      if (!written.ok) return written
      made.push({ path, ...written.value })
    }
    whole = true
    return ok(made)
  } catch (error) {
    if (signal?.aborted) return failed(problem('delivery-cancelled'))
    throw error
  } finally {
    zip.value.close()
    // Some of the parts are of no use to anybody, and nobody knows their password.
    if (!whole) for (const { path } of made) await rm(path, { force: true })
  }
}

type PackageEntry = { readonly path: string; readonly entry: yauzl.Entry; readonly size: number }

/** The list and the sums come first, so that whoever opens the first part knows what belongs together. */
function isRecord({ path }: PackageEntry): boolean {
  return path === packagePaths.list || path === packagePaths.manifest || path === packagePaths.sums
}

type Told = Readonly<Record<'write' | 'verify', (length: number) => void>>

function counting({ progress }: MailPartsOptions, total: number): Told {
  const told = (step: 'write' | 'verify') => {
    let done = 0
    return (length: number) => {
      done = Math.min(total, done + length)
      progress?.({ step, done, total })
    }
  }
  return { write: told('write'), verify: told('verify') }
}

async function writePart(
  path: string,
  name: string,
  source: AsyncIterable<Uint8Array>,
  { password, at, signal }: MailPartsOptions,
  { verify }: Told,
): Promise<Result<Measured>> {
  return finishedFile(path, {
    write: async (temporary) => ok(await writeEncrypted(temporary, { name, source, password, at })),
    check: async (temporary, plain) => {
      const read = await measureEncrypted(temporary, password, { onChunk: verify, signal })
      const sha256 = await sha256Of(temporary)
      if (read?.sha256 !== plain.sha256 || sha256 === undefined) {
        return failed(problem('mail-parts-differ', { file: basename(path) }))
      }
      const { size } = await stat(temporary)
      return ok({ sha256, size })
    },
  })
}

/** These files of the package as a plain ZIP of their own, streamed. */
async function* plainZip(
  from: yauzl.ZipFile,
  files: readonly PackageEntry[],
  { at, signal }: MailPartsOptions,
  onChunk: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  const bytes = zipStream((zip) => {
    for (const { path, entry } of files) {
      const compress = entry.compressionMethod !== 0
      zip.addReadStreamLazy(path, { mtime: at, compress }, (done) => {
        from.openReadStream(entry, (error, stream) => done(error, stream as Readable))
      })
    }
  })
  for await (const chunk of bytes) {
    signal?.throwIfAborted()
    onChunk(chunk.length)
    yield chunk
  }
}
