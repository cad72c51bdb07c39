import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { visibleName } from '../../src-domain/text/visible-name.ts'
import { ifReadable } from '../bugs.ts'

/** A file that may be a hand-over, by its name; whether it is one is said when it is opened. */
export type FoundHandOver = {
  readonly path: string
  readonly file: string
  readonly size: number
  /** When it was written, ISO 8601 instant. */
  readonly at: string
}

const most = 200

/** The ZIP files at a place, the newest first; the place may be one of them. Problems: `hand-over-place-missing`, `hand-over-none-there`. */
export async function findHandOvers(place: string): Promise<Result<readonly FoundHandOver[]>> {
  const path = resolve(place)
  const there = await ifReadable(stat(path))
  const names = there?.isFile() ? [basename(path)] : there && (await ifReadable(readdir(path)))
  if (!names) return failed(problem('hand-over-place-missing', { folder: place }))
  const folder = there?.isFile() ? dirname(path) : path
  const found: FoundHandOver[] = []
  for (const name of names.filter((one) => /\.zip$/i.test(one))) {
    const zip = join(folder, name)
    const known = await ifReadable(stat(zip))
    if (known?.isFile())
      found.push({ path: zip, file: visibleName(name), size: known.size, at: known.mtime.toISOString() })
  }
  if (found.length === 0) return failed(problem('hand-over-none-there', { folder: place }))
  return ok(found.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most))
}
