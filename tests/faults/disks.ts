import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkFolder } from './check-folder.ts'
import { type Line, linesOf } from './claims.ts'
import { makeDistricts } from './districts.ts'
import type { Tally } from './kills.ts'
import { randomOf } from './random.ts'

/*
 * A disk that refuses: the kernel's answers to the program's own calls are exchanged for errors (strace's injection), from
 * some call on or once, while the workload runs to its end.
 */

const program = join(import.meta.dirname, 'programs/work.ts')

/** What a failing disk says to which calls, or how many microseconds it takes for them. Reading is left alone but for what lies on the disk that fails. */
export const failures = [
  { name: 'full', calls: 'pwrite64,copy_file_range', error: 'ENOSPC' },
  { name: 'failing writes', calls: 'pwrite64', error: 'EIO' },
  { name: 'failing fsync', calls: 'fsync,fdatasync', error: 'EIO' },
  { name: 'no new names', calls: 'rename,mkdir,unlink', error: 'EACCES' },
  { name: 'read-only', calls: 'pwrite64,ftruncate,mkdir,rename,unlink', error: 'EROFS' },
  { name: 'vanished', calls: 'pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir', error: 'ENXIO' },
  // A worn stick: nothing is refused, everything takes its time.
  { name: 'slow', calls: 'fsync,fdatasync', delay: 150_000 },
] as const

export type Refused = { readonly failure: string; readonly line: Extract<Line, { says: 'refused' }> }

/** Runs the workload `rounds` times on failing disks; what was acknowledged must be there once the disk is well again. */
export async function failingDisks(
  rounds: number,
  seed: number,
  told: (tally: Tally) => void = () => {},
): Promise<Tally & { readonly refused: readonly Refused[] }> {
  const random = randomOf(seed)
  const districts = makeDistricts()
  const refused: Refused[] = []
  const tally: Tally = { moments: 0, acknowledged: 0, wrong: [], openings: [] }
  try {
    for (let round = 0; round < rounds; round++) {
      const failure = failures[round % failures.length] ?? failures[0]
      const kind = random.one(['editing', 'taking-in', 'copying', 'making'])
      const once = random.below(2) === 0
      const from = 1 + random.below(kind === 'making' ? 120 : 40)
      const folder = districts.present()
      const workSeed = random.below(1e9)
      const does =
        'delay' in failure ? `delay_enter=${failure.delay}` : `error=${failure.error}:when=${from}${once ? '' : '+'}`
      const inject = `inject=${failure.calls}:${does}`
      const work = [program, folder, districts.handIns, kind, String(workSeed), kind === 'making' ? '1' : '8']
      const run = spawnSync(
        'strace',
        [
          '-f',
          '--seccomp-bpf',
          '-o',
          '/dev/null',
          '-e',
          `trace=${failure.calls}`,
          '-e',
          inject,
          process.execPath,
          ...work,
        ],
        {
          encoding: 'utf8',
        },
      )
      const lines = linesOf(run.stdout)
      const { wrong, opening } = await checkFolder(folder, lines)
      const at = `${failure.name} from call ${from}${once ? ' once' : ''}, ${kind} ${workSeed}`
      tally.moments++
      tally.acknowledged += lines.filter(({ says }) => says === 'kept').length
      tally.wrong.push(...wrong.map((what) => `${at}: ${what}`))
      if (run.status !== 0 || run.stderr !== '')
        tally.wrong.push(`${at}: ended with ${run.status} ${run.stderr.slice(0, 400)}`)
      tally.openings.push(opening)
      for (const line of lines) if (line.says === 'refused') refused.push({ failure: at, line })
      if ('delay' in failure && lines.some(({ says }) => says === 'refused'))
        tally.wrong.push(`${at}: refused something`)
      told(tally)
    }
  } finally {
    districts.remove()
  }
  return { ...tally, refused }
}
