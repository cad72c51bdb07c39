import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { ifReadable } from '../bugs.ts'

/** The file at a path, or those of a kind in the folder there, by name. Problem: `city-nothing-there`. */
export async function filesAt(path: string, extension: '.zip' | '.xlsx'): Promise<Result<string[]>> {
  const there = await ifReadable(stat(path))
  if (there?.isFile()) return ok([resolve(path)])
  const names = there ? await ifReadable(readdir(path)) : undefined
  // Office programs leave ~$… beside what they have open.
  const files = names?.filter((name) => extname(name).toLowerCase() === extension && !name.startsWith('~$')).sort()
  if (!files || files.length === 0) return failed(problem('city-nothing-there', { place: basename(path), extension }))
  return ok(files.map((name) => resolve(join(path, name))))
}
