import { join } from 'node:path'
import { cleanName } from '../../src-domain/edition/package-layout.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import { chineseDate } from '../../src-domain/text/date.ts'
import { shanghaiDay } from '../../src-domain/text/shanghai-time.ts'
import type { Column } from '../desk/lists/list-parts.ts'
import { type MakeOptions, outFolder } from '../desk/products/making.ts'
import type { List } from '../documents/making/lists/list.ts'
import { listsXlsx } from '../documents/making/lists/list-xlsx.ts'
import { findFaces } from '../documents/typesetting/find-faces.ts'
import { finishedBytes } from '../files/finished-file.ts'
import type { City } from './city.ts'

/** A list of the city's, with whose it is below its title. */
export function cityList<T>(
  { head }: City,
  {
    title,
    columns,
    shown,
    line,
  }: {
    readonly title: string
    readonly columns: readonly Column<T>[]
    readonly shown: readonly T[]
    readonly line: string
  },
): List {
  const on = shanghaiDay(new Date())
  return {
    ...{ title, on, line: [head.scheme.shortTitle, line, chineseDate(on)].join('　') },
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: shown.map((one) => columns.map(({ cell }) => cell(one))),
  }
}

/** Lists as one workbook, a sheet each. Problems: `out-unusable`, and what the disk refuses. */
export async function writeLists(
  title: string,
  lists: readonly List[],
  out: string,
): Promise<Result<{ readonly path: string }>> {
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const path = join(folder.value, `${cleanName(title, 100)}.xlsx`)
  const written = await finishedBytes(path, await listsXlsx(title, lists))
  return written.ok ? ok({ path }) : written
}

/** Each list that has anything in it as a PDF to be printed. Problems: the same, and what the workers refuse. */
export async function printLists(
  { head }: City,
  lists: readonly List[],
  out: string,
  { workers, fontFolders }: MakeOptions,
): Promise<Result<{ readonly paths: readonly string[] }>> {
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const faces = await findFaces(head.scheme.print, fontFolders)
  const paths: string[] = []
  for (const list of lists.filter(({ rows }) => rows.length > 0)) {
    const set = await workers.make.list({ list, faces })
    if (!set.ok) return set
    const path = join(folder.value, `${cleanName(list.title, 100)}.pdf`)
    const written = await finishedBytes(path, set.value.pdf)
    if (!written.ok) return written
    paths.push(path)
  }
  return ok({ paths })
}
