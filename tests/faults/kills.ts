import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { checkFolder } from './check-folder.ts'
import { type Line, linesOf } from './claims.ts'
import { makeDistricts } from './districts.ts'
import { type Random, randomOf } from './random.ts'

/** What of a run of kills became of: moments, what had been acknowledged by then, and what of it was lost. */
export type Tally = {
  moments: number
  acknowledged: number
  readonly wrong: string[]
  /** Milliseconds of each start afterwards. */
  readonly openings: number[]
}

/** How the work is shared out, and how many milliseconds after its first word a process may be killed. */
const shares = [
  { kind: 'editing', within: 120 },
  { kind: 'editing', within: 120 },
  { kind: 'taking-in', within: 1500 },
  { kind: 'making', within: 4000 },
  { kind: 'copying', within: 600 },
  { kind: 'restoring', within: 700 },
  { kind: 'migrating', within: 60 },
] as const

const program = join(import.meta.dirname, 'programs/work.ts')

/** A folder goes on from kill to kill, as a laptop would, and is given up for a fresh one after this many. */
const roundsOfAFolder = 25

/** Kills the workload at `rounds` random moments and checks what is left each time. */
export async function kills(rounds: number, seed: number, told: (tally: Tally) => void = () => {}): Promise<Tally> {
  const random = randomOf(seed)
  const districts = makeDistricts()
  const tally: Tally = { moments: 0, acknowledged: 0, wrong: [], openings: [] }
  const folders = new Map<string, string>()
  try {
    for (let round = 0; round < rounds; round++) {
      const { kind, within } = shares[round % shares.length] ?? shares[0]
      const fresh = kind === 'migrating' || round % (roundsOfAFolder * shares.length) < shares.length
      const folder = fresh ? (kind === 'migrating' ? districts.former() : districts.present()) : folders.get(kind)
      if (folder === undefined) throw new Error('no folder')
      folders.set(kind, folder)
      const workSeed = random.below(1e9)
      const lines = await killed(
        [folder, districts.handIns, kind, String(workSeed)],
        kind === 'migrating',
        random,
        within,
      )
      const { wrong, opening } = await checkFolder(folder, lines)
      tally.moments++
      tally.acknowledged += lines.filter(({ says }) => says === 'kept').length
      tally.wrong.push(...wrong.map((what) => `${kind} ${workSeed} after ${lines.at(-1)?.says}: ${what}`))
      tally.openings.push(opening)
      told(tally)
    }
  } finally {
    districts.remove()
  }
  return tally
}

/** Runs the workload and kills it at a random moment after its first word, or after its start for `fromStart`. */
async function killed(args: string[], fromStart: boolean, random: Random, within: number): Promise<Line[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const ended = once(child.stdout, 'end')
  let output = ''
  child.stdout.setEncoding('utf8')
  const spoken = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: string) => {
      output += text
      resolve()
    })
  })
  // Opening takes place between the end of loading and the first word.
  await (fromStart ? Promise.race([spoken, moment(random.next() * loading)]) : spoken)
  await moment(random.next() * within)
  child.kill('SIGKILL')
  await gone
  await ended
  return linesOf(output)
}

/** Milliseconds a process takes to load what it runs. */
const loading = 900

function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
