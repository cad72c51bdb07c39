import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkFolder } from './check-folder.ts'
import { type Line, linesOf } from './claims.ts'
import { makeDistricts } from './districts.ts'
import type { Tally } from './kills.ts'
import { randomOf } from './random.ts'
import { readPaths } from './read-paths.ts'
import { workProgram } from './work-program.ts'

/*
 * A disk that refuses: the kernel's answers to the program's own calls are exchanged for errors (strace's injection), from
 * some call on or once, while the workload runs to its end.
 */

const numbered = join(import.meta.dirname, 'programs/numbered.ts')

type Failure = {
  readonly name: string
  readonly calls: string
  /** Of the calls for the program's data alone: it reads itself by the same. */
  readonly reads?: true
} & ({ readonly error: string } | { readonly delay: number })

/** What a failing disk says to which calls, or how many microseconds it takes for them. */
export const failures: readonly [Failure, ...Failure[]] = [
  { name: 'full', calls: 'pwrite64,copy_file_range', error: 'ENOSPC' },
  { name: 'failing writes', calls: 'pwrite64', error: 'EIO' },
  // SQLite reads by the one, Node by the other.
  { name: 'unreadable database', calls: 'pread64', error: 'EIO', reads: true },
  // The only one SQLite does not tell as damage on Linux; on Windows none is.
  { name: 'unreadable network drive', calls: 'pread64', error: 'ESTALE', reads: true },
  { name: 'unreadable files', calls: 'read', error: 'EIO', reads: true },
  { name: 'failing fsync', calls: 'fsync,fdatasync', error: 'EIO' },
  { name: 'no new names', calls: 'rename,mkdir,unlink', error: 'EACCES' },
  { name: 'read-only', calls: 'pwrite64,ftruncate,mkdir,rename,unlink', error: 'EROFS' },
  { name: 'vanished', calls: 'pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir', error: 'ENXIO' },
  // A worn stick: nothing is refused, everything takes its time.
  { name: 'slow', calls: 'fsync,fdatasync', delay: 150_000 },
]

export type Refused = { readonly failure: string; readonly line: Extract<Line, { says: 'refused' }> }

/**
 * Runs the workload `rounds` times on failing disks, or on those of one failure; what was acknowledged must be there once
 * the disk is well again, and what was refused told in words.
 */
export async function failingDisks(
  rounds: number,
  seed: number,
  told: (tally: Tally) => void = () => {},
  only?: string,
): Promise<Tally & { readonly refused: readonly Refused[] }> {
  const random = randomOf(seed)
  const districts = makeDistricts()
  const refused: Refused[] = []
  const tally: Tally = { moments: 0, acknowledged: 0, wrong: [], openings: [] }
  const program = await workProgram()
  const wanted = only === undefined ? failures : failures.filter(({ name }) => name === only)
  try {
    for (let round = 0; round < rounds; round++) {
      const failure = wanted[round % wanted.length] ?? failures[0]
      const kind = random.one(['editing', 'taking-in', 'copying', 'making', 'restoring'])
      const once = random.below(2) === 0
      // Opening alone reads a database's pages some six hundred times, each action afterwards hundreds.
      const opening = failure.calls === 'pread64' && random.below(3) > 0 ? 600 : 0
      const most = opening > 0 ? 1500 : kind === 'making' ? 120 : 40
      const from = opening + 1 + random.below(most)
      const folder = districts.present()
      const workSeed = random.below(1e9)
      const work = [program, folder, districts.handIns, kind, String(workSeed), kind === 'making' ? '1' : '8']
      const run = spawnSync('strace', straced(failure, { from, once }, work), { encoding: 'utf8', timeout: 600_000 })
      const lines = linesOf(run.stdout)
      const checked = await checkFolder(folder, lines)
      const at = `${failure.name} from call ${from}${once ? ' once' : ''}, ${kind} ${workSeed}`
      const refusals = lines.filter((line) => line.says === 'refused')
      tally.moments++
      tally.acknowledged += lines.filter(({ says }) => says === 'kept').length
      tally.wrong.push(...checked.wrong.map((what) => `${at}: ${what}`))
      if (run.status !== 0 || run.stderr !== '')
        tally.wrong.push(`${at}: ended with ${run.status} ${run.stderr.slice(0, 400)}`)
      tally.openings.push(checked.opening)
      for (const line of refusals) {
        refused.push({ failure: at, line })
        if (line.code === 'unexpected') tally.wrong.push(`${at}: ${line.action} said ${line.message}`)
      }
      if ('delay' in failure && refusals.length > 0) tally.wrong.push(`${at}: refused something`)
      told(tally)
    }
  } finally {
    districts.remove()
  }
  return { ...tally, refused }
}

/** What strace is given to run the work on such a disk. */
function straced(
  failure: Failure,
  { from, once }: { readonly from: number; readonly once: boolean },
  work: readonly string[],
): string[] {
  const does =
    'delay' in failure ? `delay_enter=${failure.delay}` : `error=${failure.error}:when=${from}${once ? '' : '+'}`
  const asked = ['-f', '--seccomp-bpf', '-o', '/dev/null', '-e', `trace=${failure.calls}`]
  const inject = ['-e', `inject=${failure.calls}:${does}`]
  if (!failure.reads) return [...asked, ...inject, process.execPath, ...work]
  const [, folder = '', handIns = ''] = work
  const start = Date.now()
  const paths = readPaths(folder, handIns, start).flatMap((path) => ['-P', path])
  return [...asked, ...inject, ...paths, process.execPath, '--import', numbered, ...work, String(start)]
}
