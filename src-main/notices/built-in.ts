import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Differences, withDifference } from '../../src-domain/notices/differences.ts'
import { schemeFile } from '../../src-domain/notices/manifest.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { type NoticeFiles, type NoticePackage, openPackage, samplesFolder } from './notice-package.ts'
import { readFolder } from './read-folder.ts'

/** Beside the modules in the packed program too (electron.vite.config.ts). */
const folder = join(import.meta.dirname, '../../src-domain/schemes')

const differencesFile = 'differences.json'

const opened = new Map<string, Result<NoticePackage>>()

/** The notices this program offers, by their ids. A later notice is a folder more. */
export const builtInIds: readonly string[] = readdirSync(folder)
  .filter((name) => statSync(join(folder, name)).isDirectory())
  .sort()

/** A notice the program offers. Problem: `scheme-unknown`. */
export function builtInNotice(id: string): Result<NoticePackage> {
  if (!builtInIds.includes(id)) return failed(problem('scheme-unknown', { id, known: builtInIds }))
  const known = opened.get(id) ?? read(id)
  opened.set(id, known)
  return known
}

function read(id: string): Result<NoticePackage> {
  const files = filesOf(id)
  if (!files.ok) return files
  const notice = openPackage(files.value)
  if (notice.ok && notice.value.scheme.id !== id) throw new Error(`${id} is the notice ${notice.value.scheme.id}`)
  return notice.ok ? ok(notice.value) : notice
}

/** All files of a package, filled up where the folder says only in what its notice differs from another. */
function filesOf(id: string): Result<NoticeFiles> {
  const path = join(folder, id, differencesFile)
  const own = readFolder(join(folder, id))
  if (!own.ok || !existsSync(path)) return own
  const { from, scheme, samples } = Differences.parse(JSON.parse(readFileSync(path, 'utf8')))
  const other = filesOf(from)
  if (!other.ok) return other
  const files = new Map([...own.value].filter(([file]) => file !== differencesFile))
  files.set(schemeFile, written(withDifference(parsed(other.value.get(schemeFile)), scheme)))
  const models = [...other.value].filter(([file]) => file.startsWith(`${samplesFolder}/`))
  const all = withDifference(
    Object.fromEntries(models.map(([file, bytes]) => [basename(file, '.json'), parsed(bytes)])),
    samples,
  )
  for (const [name, sample] of Object.entries(all as object))
    files.set(`${samplesFolder}/${name}.json`, written(sample))
  return ok(files)
}

function parsed(bytes: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(bytes ?? []).toString('utf8'))
}

function written(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
