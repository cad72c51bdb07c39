import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { type NoticePackage, openPackage } from './notice-package.ts'
import { readFolder } from './read-folder.ts'

/** Beside the modules in the packed program too (electron.vite.config.ts). */
const folder = join(import.meta.dirname, '../../src-domain/schemes')

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
  const files = readFolder(join(folder, id))
  if (!files.ok) return files
  const notice = openPackage(files.value)
  if (notice.ok && notice.value.scheme.id !== id) throw new Error(`${id} is the notice ${notice.value.scheme.id}`)
  return notice.ok ? ok(notice.value) : notice
}
