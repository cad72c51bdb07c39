import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { noticeLimits } from '../../src-domain/notices/limits.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import type { NoticeFiles } from './notice-package.ts'

/** Levels of folders in a package. */
const levels = 2

/** A package as a folder. Links are not followed. Problems: `notice-unreadable`, `notice-too-large`. */
export function readFolder(folder: string): Result<NoticeFiles> {
  const file = basename(folder)
  const files = new Map<string, Uint8Array>()
  let total = 0
  const below = (path: string, level: number): boolean => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const own = path ? `${path}/${entry.name}` : entry.name
      if (isLitter(entry.name)) continue
      if (entry.isDirectory()) {
        if (level === levels || !below(own, level + 1)) return false
        continue
      }
      const { size } = lstatSync(join(folder, own))
      total += size
      if (!entry.isFile()) return false
      if (files.size === noticeLimits.files || size > noticeLimits.file || total > noticeLimits.total) return false
      files.set(own, readFileSync(join(folder, own)))
    }
    return true
  }
  try {
    return below('', 1) ? ok(files) : failed(problem('notice-too-large', { file }))
  } catch (error) {
    if (isSystemError(error)) return failed(problem('notice-unreadable', { file }))
    throw error
  }
}

/** What systems leave behind in folders and ZIPs. */
export function isLitter(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX' || /^(?:Thumbs\.db|desktop\.ini)$/i.test(name)
}
