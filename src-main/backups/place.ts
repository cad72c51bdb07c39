import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { partial } from '../../db/data-folder.ts'
import { PlaceMark } from '../../src-domain/backups/manifest.ts'
import { ifReadable } from '../bugs.ts'
import { finishedBytes } from '../files/finished-file.ts'
import { hiddenName, type PlaceKey } from './cipher.ts'

/** Where copies are kept: copies/<name>/ with a database each, and files/ with the files of all of them, once each. */
export type Place = {
  readonly root: string
  /** Everything in an encrypted place is written and read with it. */
  readonly key?: PlaceKey
  /** Of no help when the data's disk fails: its pool may be the data's own files under a second name. */
  readonly beside?: true
}

export const copiesIn = ({ root }: Place) => join(root, 'copies')
export const poolOf = ({ root }: Place) => join(root, 'files')
export const folderOfCopy = (place: Place, name: string) => join(copiesIn(place), name)

/** Where the place keeps the file of this content. */
export function pooled(place: Place, sha256: string): string {
  const name = place.key ? hiddenName(place.key, sha256) : sha256
  return join(poolOf(place), name.slice(0, 2), name)
}

/** Ending of what this program is still writing to a place, and of a copy on its way out: neither ever counts. */
const ownUnfinished = `.${randomUUID().slice(0, 8)}${partial}`

export const unfinishedName = (path: string) => `${path}${ownUnfinished}`

/** Two laptops may have one second place: what the other may be about to name is left alone for so long. */
export const leftAlone = 24 * 3_600_000

/** Whether what is unfinished in a place may be taken away: one's own, or so old that nobody can be at it still. */
export function isLeftOver(place: Place, path: string, writtenAt: Date, now = new Date()): boolean {
  const nobodys = place.beside || path.endsWith(ownUnfinished)
  return path.endsWith(partial) && (nobodys || now.getTime() - writtenAt.getTime() > leftAlone)
}

const markFile = 'place.json'

/** Undefined where there is no mark, or none that can be read. */
export async function readMark(root: string): Promise<PlaceMark | undefined> {
  const text = await ifReadable(readFile(join(root, markFile), 'utf8'))
  return text === undefined ? undefined : parsedAs(PlaceMark, text)
}

export async function writeMark(root: string, mark: PlaceMark) {
  await mkdir(root, { recursive: true, mode: 0o700 })
  return finishedBytes(join(root, markFile), Buffer.from(`${JSON.stringify(mark, null, 2)}\n`))
}

/** JSON of that shape, or undefined: what lies on a stick may be anything. */
export function parsedAs<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** How sentences name a place: its folder's own name. */
export function placeName({ root }: Place): string {
  return basename(root) || root
}
