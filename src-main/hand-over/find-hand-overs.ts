import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { given } from '../../src-domain/given.ts'
import type { HandOverManifest } from '../../src-domain/merge/hand-over-file.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { visibleName } from '../../src-domain/text/visible-name.ts'
import { ifReadable } from '../bugs.ts'
import { type HandOverState, headOfHandOver } from './read-hand-over.ts'

/** A hand-over by what it says of itself; whether all of it is so is looked at when it is opened. */
export type FoundHandOver = {
  readonly path: string
  readonly file: string
  readonly size: number
  /** When it was made, as far as that can be told, ISO 8601 instant. */
  readonly at: string
  /** `locked` says nothing before its password is given, `unread` before it is opened; `newer` and `damaged` can't be. */
  readonly state: 'open' | Exclude<HandOverState, 'other'>
  readonly says?: Pick<HandOverManifest, 'by' | 'note'> & {
    /** Whether it is the desk itself. */
    readonly whole: boolean
    readonly title: string
    readonly district: string
    readonly applications: number
    /** How many files it goes without, which were lost. */
    readonly lacking?: number
  }
}

const most = 200

/** The hand-overs at a place, the newest first; the place may be one of them. Problems: `hand-over-place-missing`, `hand-over-none-there`, `not-a-hand-over`. */
export async function findHandOvers(place: string): Promise<Result<readonly FoundHandOver[]>> {
  const path = resolve(place)
  const there = await ifReadable(stat(path))
  const names = there?.isFile() ? [basename(path)] : there && (await ifReadable(readdir(path)))
  if (!names) return failed(problem('hand-over-place-missing', { folder: place }))
  const asked = there?.isFile() === true
  const folder = asked ? dirname(path) : path
  const zips: { path: string; size: number; at: string }[] = []
  for (const name of names.filter((one) => asked || /\.zip$/i.test(one))) {
    const zip = join(folder, name)
    const known = await ifReadable(stat(zip))
    if (known?.isFile()) zips.push({ path: zip, size: known.size, at: known.mtime.toISOString() })
  }
  const found: FoundHandOver[] = []
  for (const zip of zips.sort(newestFirst).slice(0, most)) found.push(...(await asFound(zip, asked)))
  if (asked && found.length === 0) return failed(problem('not-a-hand-over', { file: visibleName(basename(path)) }))
  if (found.length === 0) return failed(problem('hand-over-none-there', { folder: place }))
  return ok(found.sort(newestFirst))
}

function newestFirst(a: { readonly at: string }, b: { readonly at: string }): number {
  return a.at < b.at ? 1 : -1
}

async function asFound(zip: Pick<FoundHandOver, 'path' | 'size' | 'at'>, asked: boolean): Promise<FoundHandOver[]> {
  const known = { ...zip, file: visibleName(basename(zip.path)) }
  const head = await headOfHandOver(zip.path, asked)
  if (head === 'other') return []
  if (typeof head === 'string') return [{ ...known, state: head }]
  const { batch, applications, at, by, note, desk, lacking } = head
  const { title = batch.scheme, district } = batch
  const what = { title, district, applications: applications.length, whole: desk !== undefined }
  const says = { ...what, by, ...given({ note, lacking: lacking?.length }) }
  return [{ ...known, at, state: 'open', says }]
}
