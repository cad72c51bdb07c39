import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { checkFolder, type Opening } from './check-folder.ts'
import { type Line, linesOf } from './claims.ts'
import { makeDistricts } from './districts.ts'
import { randomOf } from './random.ts'
import { workProgram } from './work-program.ts'

/** What of a run of kills became of: moments, what had been acknowledged by then, and what of it was lost. */
export type Tally = {
  moments: number
  acknowledged: number
  readonly wrong: string[]
  readonly openings: Opening[]
}

/**
 * How the work is shared out: after how many words at most a process is killed, and within how many milliseconds after the
 * last of these. By time alone a busy machine would be killed at the beginning each time.
 */
const allShares = [
  { kind: 'editing', words: 40, within: 120 },
  { kind: 'taking-in', words: 12, within: 1500 },
  { kind: 'making', words: 10, within: 3000 },
  { kind: 'copying', words: 12, within: 600 },
  { kind: 'restoring', words: 12, within: 700 },
  { kind: 'migrating', words: 1, within: 400 },
  { kind: 'handing', words: 9, within: 900 },
] as const

/** A folder goes on from kill to kill, as a laptop would, and is given up for a fresh one after this many. */
const roundsOfAFolder = 25

/** Kills the workload, or one kind of it, at `rounds` random moments and checks what is left each time. */
export async function kills(
  rounds: number,
  seed: number,
  told: (tally: Tally) => void = () => {},
  only?: string,
): Promise<Tally> {
  const shares = only === undefined ? allShares : allShares.filter(({ kind }) => kind === only)
  const random = randomOf(seed)
  const districts = makeDistricts()
  const tally: Tally = { moments: 0, acknowledged: 0, wrong: [], openings: [] }
  const program = await workProgram()
  const folders = new Map<string, string>()
  try {
    for (let round = 0; round < rounds; round++) {
      const { kind, words, within } = shares[round % shares.length] ?? allShares[0]
      const fresh = kind === 'migrating' || round % (roundsOfAFolder * shares.length) < shares.length
      const folder = fresh ? (kind === 'migrating' ? districts.former() : districts.present()) : folders.get(kind)
      if (folder === undefined) throw new Error('no folder')
      folders.set(kind, folder)
      const workSeed = random.below(1e9)
      const args = [program, folder, districts.handIns, kind, String(workSeed)]
      const lines = await killed(args, 1 + random.below(words), random.next() * within)
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

/** Runs the workload and kills it after so many words, of which the first comes before opening, and milliseconds. */
async function killed(args: string[], words: number, milliseconds: number): Promise<Line[]> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const ended = once(child.stdout, 'end')
  let output = ''
  child.stdout.setEncoding('utf8')
  const said = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: string) => {
      output += text
      if (output.split('\n').length > words) resolve()
    })
  })
  await Promise.race([said, ended])
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  child.kill('SIGKILL')
  await gone
  await ended
  // One that never began has nothing to lose.
  if (output === '') throw new Error('the workload did not start')
  return linesOf(output)
}
