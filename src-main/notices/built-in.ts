import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import { Differences, withDifference } from '../../src-domain/notices/differences.ts'
import { schemeFile } from '../../src-domain/notices/manifest.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { jsonBytes, type NoticeFiles, type NoticePackage, openNoticePackage, samplesFolder } from './notice-package.ts'
import { readFolder } from './read-folder.ts'

/** Beside the modules in the packed program too (electron.vite.config.ts). */
const folder = join(import.meta.dirname, '../../src-domain/schemes')

const differencesFile = 'differences.json'

const opened = new Map<string, Result<NoticePackage>>()

/** The notices this program offers, by their ids, first those that others differ from. A later notice is a folder more. */
export const builtInIds: readonly string[] = readdirSync(folder)
  .filter((name) => statSync(join(folder, name)).isDirectory())
  .sort((a, b) => Number(differs(a)) - Number(differs(b)) || (a < b ? -1 : 1))

/** A notice the program offers. Problem: `scheme-unknown`. */
export function builtInNotice(id: string): Result<NoticePackage> {
  if (!builtInIds.includes(id)) return failed(problem('scheme-unknown', { id, known: builtInIds }))
  const known = opened.get(id) ?? read(id)
  opened.set(id, known)
  return known
}

/** What a notice is known by before it is chosen. */
export type NoticeOffer = Pick<
  FullScheme,
  'title' | 'shortTitle' | 'documentNumber' | 'source' | 'region' | 'categories' | 'summary'
>

/** All that are offered: read but not loaded, which takes ten times as long; that they load is for the tests to say. */
export function offeredNotices(): (NoticeOffer & { readonly id: string })[] {
  return builtInIds.map((id) => ({ ...(schemeOf(id) as NoticeOffer), id }))
}

function read(id: string): Result<NoticePackage> {
  const files = filesOf(id)
  if (!files.ok) return files
  const notice = openNoticePackage(files.value)
  if (notice.ok && notice.value.scheme.id !== id) throw new Error(`${id} is the notice ${notice.value.scheme.id}`)
  return notice.ok ? ok(notice.value) : notice
}

function differs(id: string): boolean {
  return existsSync(join(folder, id, differencesFile))
}

function differencesOf(id: string): Differences {
  return Differences.parse(jsonAt(id, differencesFile))
}

/** A scheme's JSON, filled up where the folder says only in what its notice differs from another. */
function schemeOf(id: string): unknown {
  if (!differs(id)) return jsonAt(id, schemeFile)
  const { from, scheme } = differencesOf(id)
  return withDifference(schemeOf(from), scheme)
}

/** All files of a package, filled up likewise. */
function filesOf(id: string): Result<NoticeFiles> {
  const own = readFolder(join(folder, id))
  if (!own.ok || !differs(id)) return own
  const { from, samples } = differencesOf(id)
  const other = filesOf(from)
  if (!other.ok) return other
  const files = new Map([...own.value].filter(([file]) => file !== differencesFile))
  files.set(schemeFile, jsonBytes(schemeOf(id)))
  const models = [...other.value].flatMap(([file, bytes]) =>
    file.startsWith(`${samplesFolder}/`) ? [[basename(file, '.json'), parsed(bytes)] as const] : [],
  )
  const all = Object.entries(withDifference(Object.fromEntries(models), samples) as object)
  for (const [name, sample] of all) files.set(`${samplesFolder}/${name}.json`, jsonBytes(sample))
  return ok(files)
}

function jsonAt(id: string, file: string): unknown {
  return parsed(readFileSync(join(folder, id, file)))
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'))
}
