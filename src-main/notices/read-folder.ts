import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { noticeLimits } from '../../src-domain/notices/limits.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { isKnownFile, type NoticeFiles, samplesFolder } from './notice-package.ts'

/**
 * A package as a folder. Links are not followed, and what can't be of a package is named and not read. Problems:
 * `notice-unreadable`, `notice-too-large`.
 */
export function readFolder(folder: string): Result<NoticeFiles> {
  const file = basename(folder)
  try {
    const files = new Map<string, Uint8Array>()
    let total = 0
    for (const name of namesIn(folder)) {
      const of = lstatSync(join(folder, name))
      const readable = of.isFile() && isKnownFile(name)
      if (readable) total += of.size
      if (files.size === noticeLimits.files || of.size > noticeLimits.file || total > noticeLimits.total) {
        return failed(problem('notice-too-large', { file }))
      }
      files.set(of.isFile() ? name : `${name}/`, readable ? readFileSync(join(folder, name)) : new Uint8Array())
    }
    return ok(files)
  } catch (error) {
    if (isSystemError(error)) return failed(problem('notice-unreadable', { file }))
    throw error
  }
}

function namesIn(folder: string): string[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLitter(name))
  return names.flatMap((entry) => {
    if (!entry.isDirectory() || entry.name !== samplesFolder) return entry.name
    const samples = readdirSync(join(folder, samplesFolder)).filter((name) => !isLitter(name))
    return samples.map((name) => `${samplesFolder}/${name}`)
  })
}

/** What systems leave behind in folders and ZIPs. */
export function isLitter(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX' || /^(?:Thumbs\.db|desktop\.ini)$/i.test(name)
}
