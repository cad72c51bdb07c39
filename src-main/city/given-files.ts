import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { ifReadable } from '../bugs.ts'
import type { HandedIn } from '../desk/uploads/handed-in.ts'
import { type HandedOver, withHandedOver } from '../desk/uploads/handed-over.ts'
import type { City } from './city.ts'

/**
 * Works on what was given: an upload, the file at a path, or those of a kind in the folder there, by name. Problems:
 * `city-nothing-there`, those of uploads.
 */
export async function withGivenFiles<T>(
  city: City,
  { from, extension }: { readonly from: HandedOver; readonly extension: '.zip' | '.xlsx' },
  work: (files: readonly HandedIn[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  if ('upload' in from) return withHandedOver(city, from, work)
  const files = await filesAt(from.path, extension)
  return files.ok ? work(files.value) : files
}

async function filesAt(path: string, extension: string): Promise<Result<HandedIn[]>> {
  const there = await ifReadable(stat(path))
  if (there?.isFile()) return ok([handedIn(path)])
  const names = there ? await ifReadable(readdir(path)) : undefined
  // Office programs leave ~$… beside what they have open.
  const files = names?.filter((name) => extname(name).toLowerCase() === extension && !name.startsWith('~$')).sort()
  if (!files || files.length === 0) return failed(problem('city-nothing-there', { place: basename(path), extension }))
  return ok(files.map((name) => handedIn(join(path, name))))
}

function handedIn(path: string): HandedIn {
  return { file: basename(path), path: resolve(path) }
}
