import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '../../../db/data-folder.ts'
import { problemOf } from '../../../db/problems.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { isArchiveName } from '../../documents/reading/archive/archive-kind.ts'
import { archiveLimits } from '../../documents/reading/archive/limits.ts'
import type { Unpacked } from '../../documents/reading/archive/unpack.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import type { Desk } from '../desk.ts'
import { type HandedIn, type HandedInFolder, isLitter, placedIn } from './handed-in.ts'

/**
 * Archives as the folders they are, unpacked into files/incoming/ of the data folder until `close`: on the same disk as
 * what is kept of them, and swept by the next start after a crash.
 */
export type Unpacking = {
  /** What an archive would be unpacked to, by its directory alone; its files have no place yet. */
  look(archive: HandedIn): Promise<Result<HandedInFolder>>
  /** An archive's own content. */
  open(archive: HandedIn): Promise<Result<HandedInFolder>>
  /** All that was handed in, with each archive in it as a folder, and those in these; what can't be opened stays. */
  all(content: HandedInFolder, level?: number): Promise<UnpackedFolder>
  close(): Promise<void>
}

export type UnpackedFolder = Omit<HandedInFolder, 'files'> & {
  readonly files: readonly (HandedIn & {
    /** Why an archive stays a file. */
    readonly unopened?: Problem
    /** An Office document under an archive's name. */
    readonly office?: 'word' | 'other'
  })[]
}

export function openUnpacking(desk: Desk, { read }: Workers, signal?: AbortSignal): Unpacking {
  const folder = join(dataFolder(desk.store.folder).incoming, `unpacked-${randomUUID()}`)
  let archives = 0
  let spent = 0

  async function unpack({ path }: HandedIn): Promise<Result<Unpacked>> {
    const into = join(folder, String(++archives))
    try {
      await mkdir(into, { recursive: true })
    } catch (error) {
      return failed(problemOf(error, desk.store.folder))
    }
    const unpacked = await read.unpack({ path, into, spent }, { signal })
    if (unpacked.ok) spent += unpacked.value.size
    return unpacked
  }

  async function all(content: HandedInFolder, level = 1): Promise<UnpackedFolder> {
    const files: UnpackedFolder['files'][number][] = []
    const folders = [...content.folders]
    const refused = [...content.refused]
    for (const handedIn of content.files) {
      if (signal?.aborted) break
      if (!isArchiveName(handedIn.file)) {
        files.push(handedIn)
        continue
      }
      const inside = level > archiveLimits.levels ? failed(nested) : await unpack(handedIn)
      if (!inside.ok) files.push({ ...handedIn, unopened: inside.problem })
      else if (inside.value.office) files.push({ ...handedIn, office: inside.value.office })
      else {
        const own = folderOf(inside.value)
        if (own.files.length + own.refused.length === 0) files.push({ ...handedIn, unopened: problem('archive-empty') })
        const placed = await all(placedIn(handedIn.file, own), level + 1)
        files.push(...placed.files)
        folders.push(...placed.folders)
        refused.push(...placed.refused)
      }
    }
    return { files, folders, refused }
  }

  return {
    async look({ path }) {
      const names = await read.archiveNames(path, { signal })
      return names.ok ? ok(folderOf(names.value)) : names
    },
    async open(archive) {
      const unpacked = await unpack(archive)
      return unpacked.ok ? ok(folderOf(unpacked.value)) : unpacked
    },
    all,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

const nested = problem('archive-nested', { levels: archiveLimits.levels })

/** An archive has a directory of files; its folders are what their names say. */
function folderOf({ files, refused }: Unpacked): HandedInFolder {
  const own = files.filter(({ file }) => !isLitter(file))
  const folders = own.flatMap(({ file }) =>
    file
      .split('/')
      .slice(0, -1)
      .map((_, i, names) => names.slice(0, i + 1).join('/')),
  )
  return { files: own, folders: [...new Set(folders)], refused: refused.filter(({ file }) => !isLitter(file)) }
}
