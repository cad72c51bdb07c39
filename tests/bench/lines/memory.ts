import { batchOverview } from '../../../src-main/desk/batch/batch-overview.ts'
import { closeDesk, openDesk } from '../../../src-main/desk/desk.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { must } from '../../support/desk.ts'
import { fileMebibytes, makeFiles, type SourceFile, writeAll } from '../big-package.ts'
import type { Bench, Line, Size } from '../line.ts'
import { longBooks } from '../long-books.ts'
import { folderWith } from '../many-applications.ts'
import { held, temporaryFolder } from '../measure.ts'
import { makeAll } from './books.ts'

/** What a process of the desk does whose memory is looked at, its threads and typesetting processes included. */
const programs = {
  async package(folder: string, files: number) {
    const made = JSON.parse(process.env.DESK_BENCH_FILES ?? '[]') as SourceFile[]
    await writeAll(folder, made.slice(0, files))
  },
  async list(folder: string) {
    const desk = must(openDesk(folder))
    batchOverview(desk)
    closeDesk(desk)
  },
  async books(folder: string, count: number) {
    const workers = openWorkers()
    await makeAll(workers, longBooks(count), {}, folder)
    await workers.close()
  },
}
type Program = keyof typeof programs

/** The desk and its workers together, in MiB. */
const ceiling = 1024
const seen =
  'Resident memory of the desk’s process and every process it started, added up twenty times a second while the work is done in a new process; the most of it. Held against the smallest of its kind: what grows with the work is not flat. Three runs: it hardly varies.'

/** Each against the smallest of its kind: what grows with the work is not flat. */
export async function memory({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const holding = (program: Program, where: string, size: number) => () =>
    held(import.meta.filename, [program, where, String(size)])
  const line = (what: string, ours: Line['ours'], smallest: string, run: Line['ours']): Line => ({
    ...{ what: `memory: ${what}`, how: seen, unit: 'MiB', aim: 1.2, ceiling },
    ...{ ours, before: () => undefined, mostRuns: 3 },
    against: { name: smallest, run },
  })

  const [one, ...more] = quick ? ([1, 2, 3] as const) : ([25, 100, 200] as const)
  const files = makeFiles(folder.path, more[1])
  process.env.DESK_BENCH_FILES = JSON.stringify(files)
  const packaged = (count: number) => holding('package', folder.path, count)
  const extent = (count: number) => `${Number(((count * fileMebibytes) / 1024).toFixed(1))} GiB`
  const packages = more.map((count) =>
    line(`a package of ${extent(count)}`, packaged(count), `one of ${extent(one)}`, packaged(one)),
  )

  const [few, ...lists] = quick ? ([50, 100, 500] as const) : ([1_000, 10_000, 100_000] as const)
  const listed = new Map<number, Promise<string>>()
  const listOf = (applications: number) => async () => {
    const data = listed.get(applications) ?? folderWith(applications, folder.path)
    listed.set(applications, data)
    return holding('list', await data, applications)()
  }
  const shown = lists.map((applications) =>
    line(`the list of ${applications} applications`, listOf(applications), `that of ${few}`, listOf(few)),
  )

  const [some, all] = quick ? [2, 4] : [10, 100]
  const booked = (count: number) => holding('books', folder.path, count)
  const books = line(`${all} books of thirty pages`, booked(all), `${some} of them`, booked(some))
  return { lines: [books, ...packages, ...shown], close: folder.remove }
}

const [, program, name, where, size] = process.argv
if (program === import.meta.filename && where) {
  await programs[name as Program](where, Number(size))
  process.exit()
}
