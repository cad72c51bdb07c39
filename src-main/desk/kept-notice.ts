import { type KeptNotice, keepNotice, readNotice } from '../../db/notices.ts'
import type { Reading, Writing } from '../../db/store.ts'
import { parseScheme } from '../../src-domain/checks/full-scheme.ts'
import { type FullScheme, reopenScheme } from '../../src-domain/checks/load-scheme.ts'
import { filesBeside, filesOf, schemeFile } from '../../src-domain/notices/manifest.ts'
import { schemeJson } from '../../src-domain/notices/scheme-json.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import { putBytes } from '../files/put-bytes.ts'
import { sha256 } from '../files/sha256.ts'
import { builtInNotice } from '../notices/built-in.ts'
import { type NoticePackage, textOf } from '../notices/notice-package.ts'

/** Puts the files of a package that lie beside the database into the store, before it is kept. */
export function putNoticePackage(folder: string, { manifest, files }: NoticePackage): Result<unknown> {
  for (const { file } of filesBeside(manifest)) {
    const put = putBytes(folder, files.get(file) ?? new Uint8Array())
    if (!put.ok) return put
  }
  return ok(undefined)
}

export function keepNoticePackage(writing: Writing, { hash, manifest, files }: NoticePackage, keptAt: string): void {
  const scheme = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(schemeFile))
  keepNotice(writing, { hash, manifest, scheme, keptAt })
}

/** Of one desk each is read once: a desk is opened far more often than its notice changes. */
const loaded = new Map<string, FullScheme>()

/**
 * The scheme of a package that is kept, believed only as the text that was hashed; undefined where it is not, or where
 * this program can't read it. Former words are read (former-words.ts). Those of the first packages of all, kept before
 * any could be corrected, are not: of one that was the program's own, that stands for it.
 */
export function keptScheme(reading: Reading, hash: string): FullScheme | undefined {
  const known = loaded.get(hash)
  if (known) return known
  const reopened = reopenScheme(keptJson(reading, hash))
  if (!reopened.ok) return undefined
  loaded.set(hash, reopened.value)
  return reopened.value
}

/** The same as its file has it: with relative years, and texts in braces. */
export function keptFile(reading: Reading, hash: string): FullScheme | undefined {
  return parseScheme(keptJson(reading, hash)).data
}

function keptJson(reading: Reading, hash: string): unknown {
  const kept = readNotice(reading, hash)
  if (!kept || !isWhole(kept)) return undefined
  const json = schemeJson(kept.scheme)
  return parseScheme(json).success ? json : ownJson(json)
}

function ownJson(json: unknown): unknown {
  const { id } = (json ?? {}) as { readonly id?: unknown }
  const own = builtInNotice(String(id))
  return own.ok ? schemeJson(textOf(own.value, schemeFile) ?? '') : undefined
}

/** Whether a package is kept as it was hashed, be it that this program can't read it. */
export function isKept(reading: Reading, hash: string): boolean {
  const kept = readNotice(reading, hash)
  return kept !== undefined && isWhole(kept)
}

function isWhole({ hash, manifest, scheme }: KeptNotice): boolean {
  if (sha256(manifest) !== hash) return false
  return filesOf(manifest).find(({ file }) => file === schemeFile)?.sha256 === sha256(scheme)
}
