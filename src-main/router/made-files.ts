import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '../../db/data-folder.ts'
import { problemOf } from '../../db/problems.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { Actor } from '../desk/actor.ts'
import type { Desk } from '../desk/desk.ts'
import { makePreview } from '../desk/products/previews.ts'
import { zipFiles } from '../package/zip-stream.ts'
import type { Context } from './context.ts'

/*
 * Lists, letters and sheets are made into a folder of exports/, where whoever sits at the machine finds them. From
 * another machine that folder is out of reach: there they lie where previews do, to be downloaded as one file.
 */

type Making = { readonly desk: Desk; readonly actor: Actor; readonly visit?: Context['visit'] }

/** A preview's file, where it is to be downloaded. */
export type Offered = { readonly download?: { readonly id: string; readonly file: string } }

/** Has `make` write into the folder for what is made of this title, exports/ itself without one; answers what it made, the folder, and what is to be downloaded. */
export async function madeFiles<T extends object>(
  { desk, actor, visit }: Making,
  title: string,
  make: (out: string) => Promise<Result<T>>,
): Promise<Result<T & Offered & { readonly folder: string }>> {
  if (!visit) {
    const folder = join(dataFolder(desk.store.folder).exports, title)
    const made = await make(folder)
    return made.ok ? ok({ ...made.value, folder }) : made
  }
  return makePreview(desk, actor, `made-${title}`, async ({ id, folder }) => {
    const made = await make(folder)
    if (!made.ok) return made
    const file = await asOne(desk, folder, title)
    return file.ok ? ok({ ...made.value, folder, ...(file.value && { download: { id, file: file.value } }) }) : file
  })
}

/** The name of the folder's only file, or of a ZIP of them that now lies beside them; undefined where there is none. */
async function asOne(desk: Desk, folder: string, title: string): Promise<Result<string | undefined>> {
  const names = (await readdir(folder)).toSorted()
  if (names.length < 2) return ok(names[0])
  const file = `${title}.zip`
  try {
    await zipFiles(
      names.map((name) => join(folder, name)),
      join(folder, file),
    )
    return ok(file)
  } catch (error) {
    return failed(problemOf(error, desk.store.folder))
  }
}
