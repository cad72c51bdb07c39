import { basename } from 'node:path'
import type { Entry, ZipFile } from 'yauzl'
import { packagePaths } from '../../src-domain/edition/package-layout.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { Manifest, parseSums } from './manifest.ts'
import { listEntries, openZip, sha256Of, textOf, unreadable } from './zip-reader.ts'

export type PackageReport = {
  /** Nothing below is amiss. */
  readonly ok: boolean
  /** What manifest.json says the package is made from; absent when it can't be read. */
  readonly edition?: Manifest['edition'] & Pick<Manifest, 'scheme' | 'district' | 'recommender'>
  /** Files in the ZIP. */
  readonly files: number
  readonly missing: readonly string[]
  readonly extra: readonly string[]
  /** Content, size or checksum is not what was recorded, or can't be read at all. */
  readonly altered: readonly string[]
  /** Names that stand in the ZIP more than once; programs differ in which one they take. */
  readonly duplicate: readonly string[]
  /** Names that could write outside the folder they are extracted to, and links. */
  readonly unsafe: readonly string[]
  /** What is wrong with manifest.json or SHA256SUMS themselves, in Chinese. */
  readonly notes: readonly string[]
}

/** Its progress counts bytes. */
export type VerifyOptions = LongStep<Steps> & {
  /** As officers know the file, where it lies under another name. */
  readonly name?: string | undefined
}

/**
 * Checks any ZIP against the manifest and checksums inside it. Memory stays constant, and no entry is read further
 * than its recorded size, whatever it unpacks to.
 * Problems: `package-not-found`, `package-is-folder`, `not-a-zip`, `package-encrypted`, `not-a-package`, `package-truncated`,
 * `package-unreadable`, `verification-cancelled`.
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<Result<PackageReport>> {
  const { name = basename(path) } = options
  const zip = await openZip(path, name)
  if (!zip.ok) return zip
  try {
    const listing = await listEntries(zip.value, name)
    if (!listing.ok) return listing
    const { entries, duplicate, unsafe } = listing.value
    // What has lost both records but holds one of the other files is a package, and broken.
    if (entries.size > 0 && [...entries.values()].every((entry) => entry.isEncrypted()))
      return failed(problem('package-encrypted', { file: name }))
    if (!Object.values(packagePaths).some((path) => entries.has(path)))
      return failed(problem('not-a-package', { file: name }))
    const records = await readRecords(zip.value, entries)
    const compared = await compare(zip.value, entries, records.expected, options)
    const lists = { ...compared, duplicate, unsafe, notes: records.notes }
    return ok({
      ok: Object.values(lists).every((list) => list.length === 0),
      ...(records.edition && { edition: records.edition }),
      files: entries.size,
      ...lists,
    })
  } catch (error) {
    if (options.signal?.aborted) return failed(problem('verification-cancelled'))
    if (isSystemError(error)) return failed(unreadable(name, error))
    throw error
  } finally {
    zip.value.close()
  }
}

type Entries = ReadonlyMap<string, Entry>

/** What the package says should be in it. The size is known from the manifest only. */
type Expected = ReadonlyMap<string, { readonly sha256: string; readonly size?: number }>

type Records = Pick<PackageReport, 'edition' | 'notes'> & {
  /** Undefined when neither record can be read. */
  readonly expected?: Expected
}

/** Longest manifest.json or SHA256SUMS that is read: tens of thousands of files. */
const recordLimit = 32 * 1024 * 1024

/** Reads the two records and says where they are unreadable or contradict each other. */
async function readRecords(zip: ZipFile, entries: Entries): Promise<Records> {
  const notes: string[] = []
  const read = async <T>(path: string, parse: (text: string) => T | undefined): Promise<T | undefined> => {
    const entry = entries.get(path)
    if (!entry) return undefined
    const text = await textOf(zip, entry, recordLimit)
    const parsed = text === undefined ? undefined : parse(text)
    if (parsed === undefined) notes.push(`${path} 的内容已损坏或不是报送包的格式，无法据此核对。`)
    return parsed
  }
  const manifest = await read(packagePaths.manifest, parseManifest)
  const sums = await read(packagePaths.sums, parseSums)
  if (!manifest && !sums) return { notes: [...notes, 'manifest.json 和 SHA256SUMS 都不能用，其余文件无从核对。'] }

  const expected = new Map<string, { sha256: string; size?: number }>(manifest?.files.map((f) => [f.path, f]))
  for (const [path, sha256] of sums ?? []) {
    const known = expected.get(path)
    if (!known) expected.set(path, { sha256 })
    if (known && known.sha256 !== sha256) notes.push(`“${path}”在 manifest.json 与 SHA256SUMS 中的校验值不同。`)
    if (!known && manifest && path !== packagePaths.manifest) notes.push(`manifest.json 没有记载“${path}”。`)
  }
  if (sums) {
    const all = manifest ? [...manifest.files.map((f) => f.path), packagePaths.manifest] : []
    for (const path of all) if (!sums.has(path)) notes.push(`SHA256SUMS 没有记载“${path}”。`)
  }
  if (!manifest) return { expected, notes }
  const { edition, scheme, district, recommender } = manifest
  return { expected, notes, edition: { ...edition, scheme, district, recommender } }
}

function parseManifest(text: string): Manifest | undefined {
  try {
    return Manifest.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function compare(
  zip: ZipFile,
  entries: Entries,
  expected: Expected | undefined,
  { progress, signal }: VerifyOptions,
): Promise<Pick<PackageReport, 'missing' | 'extra' | 'altered'>> {
  const records: string[] = [packagePaths.manifest, packagePaths.sums]
  const missing = new Set([...records, ...(expected?.keys() ?? [])].filter((path) => !entries.has(path)))
  const extra = expected ? [...entries.keys()].filter((path) => !expected.has(path) && !records.includes(path)) : []
  const altered: string[] = []

  const present = [...(expected ?? [])].flatMap(([path, record]) => {
    const entry = entries.get(path)
    return entry ? [{ path, entry, ...record }] : []
  })
  const total = present.reduce((sum, file) => sum + file.entry.uncompressedSize, 0)
  let bytes = 0
  for (const { path, entry, sha256, size } of present) {
    signal?.throwIfAborted()
    // A wrong length needs no reading.
    if (size !== undefined && size !== entry.uncompressedSize) {
      altered.push(path)
      continue
    }
    const onChunk = (length: number) => {
      bytes += length
      progress?.({ done: bytes, total })
    }
    const actual = await sha256Of(zip, entry, entry.uncompressedSize, { signal, onChunk })
    if (actual !== sha256) altered.push(path)
  }
  return { missing: [...missing], extra, altered }
}
