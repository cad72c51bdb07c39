import { join } from 'node:path'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { listXlsx } from '../../documents/making/lists/list-xlsx.ts'
import { findFaces } from '../../documents/typesetting/find-faces.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import type { Desk } from '../desk.ts'
import { type MakeOptions, outFolder } from '../products/making.ts'
import type { ListAsked } from './list-asked.ts'
import { listOf } from './list-of.ts'

/** A list's file, and how many applications it lists. */
export type MadeList = { readonly path: string; readonly title: string; readonly count: number }

/**
 * Writes a list as XLSX into a folder, under a name of its own by the second, so that none is written over that somebody
 * works on. Problems: `out-unusable`, `category-unknown`, and what the disk refuses.
 */
export async function makeList(
  desk: Desk,
  { out, at = new Date(), ...asked }: ListAsked & { readonly out: string; readonly at?: Date },
): Promise<Result<MadeList>> {
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const listed = listOf(desk, asked, at)
  if (!listed.ok) return listed
  const list = listed.value
  const path = join(folder.value, `${list.title}_${stamp(at)}.xlsx`)
  const written = await finishedBytes(path, await listXlsx(list))
  return written.ok ? ok({ path, title: list.title, count: list.rows.length }) : written
}

/** A list as a PDF to be printed. Problems: `category-unknown`, and what the workers refuse. */
export async function printList(
  desk: Desk,
  { at = new Date(), ...asked }: ListAsked & { readonly at?: Date },
  { workers, fontFolders }: Pick<MakeOptions, 'workers' | 'fontFolders'>,
) {
  const listed = listOf(desk, asked, at)
  if (!listed.ok) return listed
  const list = listed.value
  const set = await workers.make.list({ list, faces: await findFaces(desk.scheme.print, fontFolders) })
  if (!set.ok) return set
  const { pdf, missingCharacters } = set.value
  return ok({ title: list.title, name: `${cleanName(list.title, 100)}.pdf`, bytes: pdf, missingCharacters })
}

/** 20230727-092011, the clock of Shanghai. */
function stamp(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(/[-:]/g, '')
    .replace(' ', '-')
}
