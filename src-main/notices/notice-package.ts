import { type FullScheme, reopenScheme, schemeFaults } from '../../src-domain/checks/load-scheme.ts'
import type { Fault } from '../../src-domain/notices/fault.ts'
import { noticeLimits } from '../../src-domain/notices/limits.ts'
import { manifestText, type NoticeFile, schemeFile } from '../../src-domain/notices/manifest.ts'
import { plainJson } from '../../src-domain/notices/plain-json.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { sha256 } from '../files/sha256.ts'

/** The bytes of a package's files by their path. */
export type NoticeFiles = ReadonlyMap<string, Uint8Array> & { readonly workbook?: OfWorkbook }

/** Of files that came as a workbook: what is wrong with its cells, and a fault as it is told by sheet, row and column. */
export type OfWorkbook = { readonly faults: readonly Fault[]; readonly told: (fault: Fault) => Fault }

/** A notice as a package (方案包): its scheme, the notice itself, and samples of its forms. */
export type NoticePackage = {
  /** SHA-256 of the manifest, lower-case hex. */
  readonly hash: string
  readonly manifest: string
  readonly scheme: FullScheme
  readonly files: NoticeFiles
}

/** All that may be in a package: nothing that is run, and no name that could lead anywhere. */
const known = /^(?:scheme\.json|notice\.(?:txt|pdf)|samples\/[\p{L}\p{N}_-]{1,60}\.json)$/u

export const samplesFolder = 'samples'

export function isKnownFile(file: string): boolean {
  return known.test(file)
}

/** What keeps files from being a package at all, by its first two steps; else the package. */
export function noticePackageOf(files: NoticeFiles): NoticePackage | readonly Fault[] {
  const { workbook } = files
  if (!workbook) return noticePackageIn(files)
  if (workbook.faults.length > 0) return workbook.faults
  const made = noticePackageIn(files)
  return 'hash' in made ? made : made.map(workbook.told)
}

function noticePackageIn(files: NoticeFiles): NoticePackage | readonly Fault[] {
  const read = reopenNoticePackage(files)
  if (!('notice' in read)) return read
  return read.faults.length > 0 ? read.faults : read.notice
}

/** What today's rules find on a package that was taken by those of its time. */
export type ReopenedPackage = { readonly notice: NoticePackage; readonly faults: readonly Fault[] }

/** A package that is kept, by its grammar alone, with what a rule of later finds on it; else what is no grammar. */
export function reopenNoticePackage(files: NoticeFiles): ReopenedPackage | readonly Fault[] {
  const strange = [...files.keys()].filter((file) => !isKnownFile(file))
  if (strange.length > 0) {
    return strange.map((file) => grammar(file.slice(0, noticeLimits.path), '方案包里不能有这个文件'))
  }
  const json = files.get(schemeFile)
  if (!json) return [grammar(schemeFile, '方案包里没有这个文件')]
  const read = jsonOf(schemeFile, json)
  if ('step' in read) return [read]
  const faults = schemeFaults(read.value).map((one) => ({ ...one, place: `${schemeFile} ${one.place}` }))
  const opened = reopenScheme(read.value)
  if (!opened.ok) return faults
  const manifest = manifestText([...files].map(toFile))
  return { notice: { hash: sha256(manifest), manifest, scheme: opened.value, files }, faults }
}

/** The same for those who have no use for a list. Problem: `notice-invalid`. */
export function openNoticePackage(files: NoticeFiles): Result<NoticePackage> {
  const made = noticePackageOf(files)
  return 'hash' in made ? ok(made) : failed(invalid(made))
}

/** How many faults a message names; all of them stand in the list. */
const named = 5

export function invalid(faults: readonly Fault[]): Problem<'notice-invalid'> {
  const first = faults.slice(0, named).map(({ place, sentence }) => `${place}：${sentence.replace(/。$/, '')}`)
  return problem('notice-invalid', { count: faults.length, named: first })
}

/** JSON of a package as plain data, or what is wrong with it. */
export function jsonOf(file: string, bytes: Uint8Array): { readonly value: unknown } | Fault {
  if (bytes.length > noticeLimits.json) return grammar(file, `超过 ${noticeLimits.json / 2 ** 20} MB`)
  const text = utf8(bytes)
  if (text === undefined) return grammar(file, '不是 UTF-8 文字')
  const read = plainJson(text)
  return 'value' in read ? read : grammar(read.place ? `${file} ${read.place}` : file, read.sentence)
}

/** Plain data as a package's files have it: the same data, the same bytes. */
export function jsonBytes(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}

export function textOf({ files }: NoticePackage, file: string): string | undefined {
  const bytes = files.get(file)
  return bytes && utf8(bytes)
}

function grammar(place: string, sentence: string): Fault {
  return { step: 'grammar', place, sentence }
}

function toFile([file, bytes]: [string, Uint8Array]): NoticeFile {
  return { file, sha256: sha256(bytes), size: bytes.length }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
