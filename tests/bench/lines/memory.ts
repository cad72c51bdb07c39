import { join } from 'node:path'
import { batchOverview } from '../../../src-main/desk/batch/batch-overview.ts'
import { openDesk } from '../../../src-main/desk/desk.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { must } from '../../support/desk.ts'
import { makeFiles, writeAll } from '../big-package.ts'
import type { Bench, Line, Size } from '../line.ts'
import { longBooks } from '../long-books.ts'
import { folderWith } from '../many-applications.ts'
import { apart, peak, temporaryFolder } from '../measure.ts'
import { makeAll } from './books.ts'

/** What a process of the desk, its threads included, holds at most. */
const programs = {
  async package(folder: string, mebibytes: number) {
    await writeAll(folder, await makeFiles(folder, mebibytes))
  },
  async list(folder: string) {
    batchOverview(must(openDesk(folder)))
  },
  async books(folder: string, count: number) {
    const workers = openWorkers()
    await makeAll(workers, longBooks(count), {}, folder)
    await workers.close()
  },
}
type Program = keyof typeof programs

/** Each against the smallest of its kind: what grows with the work is not flat. */
export async function memory({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const held = (program: Program, where: string, size: number) => () =>
    apart<number>(import.meta.filename, [program, where, String(size)])
  const packaged = (gibibytes: number) => () => {
    const own = temporaryFolder()
    try {
      return held('package', own.path, 1024 * gibibytes)()
    } finally {
      own.remove()
    }
  }
  const against = (name: string, run: () => number) => ({ aim: 1.2, against: { name, run } })
  const unit = 'MiB'
  const [one, ...more] = quick ? [0.0625, 0.25] : [1, 4, 8]
  const lines: Line[] = more.map((gibibytes) => ({
    ...{ what: `memory: a package of ${gibibytes} GiB`, unit, ours: packaged(gibibytes) },
    ...against(`one of ${one} GiB`, packaged(one ?? 1)),
  }))
  const [few = 0, ...lists] = quick ? [50, 500] : [1_000, 10_000, 100_000]
  const listOf = async (applications: number) =>
    held('list', await folderWith(applications, join(folder.path, String(applications))), applications)
  const shortest = await listOf(few)
  for (const applications of lists) {
    const ours = await listOf(applications)
    lines.push({
      ...{ what: `memory: lists of ${applications} applications`, unit, ours },
      ...against(`those of ${few}`, shortest),
    })
  }
  const books = quick ? [2, 4] : [10, 100]
  lines.push({
    ...{ what: `memory: ${books[1]} books of thirty pages`, unit, ours: held('books', folder.path, books[1] ?? 0) },
    ...against(`${books[0]} of them`, held('books', folder.path, books[0] ?? 0)),
  })
  return { lines, close: folder.remove }
}

const [, program, name, where, size] = process.argv
if (program === import.meta.filename && where) {
  await programs[name as Program](where, Number(size))
  console.log(peak())
  process.exit()
}
