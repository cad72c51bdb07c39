import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { Edition } from '../../src-domain/edition/edition.ts'
import {
  type PackageFile,
  type PackageLayout,
  packageFiles,
  packagePaths,
} from '../../src-domain/edition/package-layout.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import type { Lacking } from '../../src-domain/products/product.ts'
import type { LongStep, Steps } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { finishedFile } from '../files/finished-file.ts'
import { type Measured, measuring, sha256 } from '../files/sha256.ts'
import { listPage, type PackageNotice } from './list-page.ts'
import { type ManifestFile, manifestOf, sumsText } from './manifest.ts'
import { addUnicodeNames } from './unicode-names.ts'
import { verifyPackage } from './verify-package.ts'

export type PackageOptions = LongStep<PackageProgress> & {
  /** Where the ZIP goes. */
  readonly path: string
  /** The scheme's title, for the list. */
  readonly notice: PackageNotice
  readonly edition: Edition
  readonly layout: PackageLayout
  /** What it goes without, and why. */
  readonly lacking?: Lacking | undefined
  /** Opens a file of the layout; one that is not what the layout says is refused. */
  readonly open: (file: PackageFile) => Readable
}

/** Bytes of files written, and afterwards read back; each step counts up to its own total. */
export type PackageProgress = Steps & { readonly step: 'write' | 'verify' }

/** The finished ZIP: bytes, SHA-256 (lower-case hex), number of files in it. */
export type WrittenPackage = Measured & { readonly files: number }

/**
 * Writes the package (报送包) of an edition, in constant memory. Every file is hashed on its way in and must be what
 * the edition holds; the finished ZIP is read back in full before it takes its name. After a failure or cancelling
 * nothing remains.
 * Problems: `source-damaged`, `product-changed`, `file-differs`, `package-cancelled`, or what the disk refuses.
 */
export function writePackage(options: PackageOptions): Promise<Result<WrittenPackage>> {
  const { path, progress, signal } = options
  return finishedFile(path, {
    write: (temporary) => writeZip(temporary, options),
    check: async (temporary, written) => {
      const report = await verifyPackage(temporary, {
        signal,
        progress: progress && ((p) => progress({ step: 'verify', ...p })),
      })
      if (report.ok && report.value.ok) return ok(written)
      if (!report.ok && report.problem.code === 'verification-cancelled') return failed(cancelled)
      return failed(problem('file-differs', { file: basename(path) }))
    },
  })
}

const cancelled = problem('package-cancelled')

async function writeZip(temporary: string, options: PackageOptions): Promise<Result<WrittenPackage>> {
  const { notice, edition, layout, lacking } = options
  const sources = packageFiles(layout)
  const list = Buffer.from(listPage(notice, edition, layout, lacking))
  const files: ManifestFile[] = [
    ...sources,
    { role: 'list', path: packagePaths.list, size: list.length, sha256: sha256(list) },
  ]
  const manifest = Buffer.from(`${JSON.stringify(manifestOf(edition, files, lacking), null, 1)}\n`)
  const sums = Buffer.from(sumsText([...files, { path: packagePaths.manifest, sha256: sha256(manifest) }]))

  const mtime = new Date(edition.frozenAt)
  const zip = new yazl.ZipFile()
  const output = createWriteStream(temporary, { flags: 'wx', mode: 0o600 })
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const meter = measuringStream()
  const written = pipeline(zip.outputStream, meter.stream, output, { signal })
  // A full disk must also stop the reading, which would otherwise wait forever for room.
  written.catch(() => stop.abort())
  try {
    const total = sources.reduce((sum, { size }) => sum + size, 0)
    let bytes = 0
    const count = (length: number) => {
      bytes += length
      options.progress?.({ step: 'write', done: bytes, total })
    }
    for (const file of sources) {
      const checked = checking(file, count)
      zip.addReadStream(checked, file.path, { mtime, compress: isText(file.path) })
      try {
        await pipeline(options.open(file), checked, { signal })
      } catch (error) {
        if (options.signal?.aborted) return failed(cancelled)
        // When it was the output that failed, that is the error to tell of.
        if (signal.aborted) await written
        if (error instanceof Altered || isSystemError(error)) return failed(damaged(file, layout))
        throw error
      }
    }
    zip.addBuffer(list, packagePaths.list, { mtime })
    zip.addBuffer(manifest, packagePaths.manifest, { mtime })
    zip.addBuffer(sums, packagePaths.sums, { mtime })
    addUnicodeNames(zip)
    zip.end()
    await written
    return ok({ ...meter.result(), files: files.length + 2 })
  } catch (error) {
    if (options.signal?.aborted) return failed(cancelled)
    throw error
  } finally {
    stop.abort()
    await written.catch(() => {})
    // Windows removes no file that is still open.
    if (!output.closed) await once(output, 'close')
  }
}

/** Everything else is as good as compressed already (PDF, JPEG, DOCX …): storing it is many times faster. */
function isText(path: string): boolean {
  return /\.(txt|csv|md|html?|xml|json)$/i.test(path)
}

class Altered extends Error {}

/** Passes a file through and fails at its end when it was not the file the edition holds. */
function checking(expected: ManifestFile, count: (length: number) => void): Transform {
  const measured = measuring()
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      measured.take(chunk)
      count(chunk.length)
      done(null, chunk)
    },
    flush(done) {
      const { size, sha256 } = measured.result()
      const same = size === expected.size && sha256 === expected.sha256
      done(same ? null : new Altered('not the file of the edition'))
    },
  })
}

function measuringStream(): { stream: Transform; result: () => Measured } {
  const { take, result } = measuring()
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      take(chunk)
      done(null, chunk)
    },
  })
  return { stream, result }
}

/** What the desk makes itself can be made again; what was handed in can't. */
const made: Readonly<Partial<Record<PackageFile['role'], string>>> = {
  summary: '推荐汇总表',
  summaryPdf: '推荐汇总表',
  book: '申报书',
}

function damaged(file: PackageFile, layout: PackageLayout): Problem {
  const name = layout.sections.flatMap((s) => s.entries).find((entry) => entry.application === file.application)?.name
  const whose = name === undefined ? '' : `“${name}”（${file.application}）的`
  const title = made[file.role]
  if (title !== undefined) return problem('product-changed', { whose, title })
  return problem('source-damaged', { whose, file: file.path.split('/').at(-1) ?? '' })
}
