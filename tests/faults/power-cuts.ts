import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFolder } from './check-folder.ts'
import { linesOf } from './claims.ts'
import { diskOf, type Fate, layOut } from './disk.ts'
import { makeDistricts } from './districts.ts'
import type { Tally } from './kills.ts'
import { type Random, randomOf } from './random.ts'
import { readTrace, type Step, straceOptions } from './trace.ts'
import { workProgram } from './work-program.ts'

/** Whether what a process does to a disk can be watched here. */
export const canTrace = spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true']).status === 0

const sector = 512

/** Records the workload once, then cuts the power at `moments` of its steps and looks at what may be left each time. */
export async function powerCuts(
  moments: number,
  { kind, seed, actions }: { readonly kind: string; readonly seed: number; readonly actions: number },
  told: (tally: Tally) => void = () => {},
): Promise<Tally> {
  const random = randomOf(seed)
  const tally: Tally = { moments: 0, acknowledged: 0, wrong: [], openings: [] }
  const districts = makeDistricts()
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'desk-power-')))
  try {
    // With what lies beside the data folder: a stick, another laptop.
    const [base, root] = [join(scratch, 'before'), join(scratch, 'recorded')]
    for (const disk of [base, root]) cpSync(districts.present(), dataIn(disk), { recursive: true })
    const program = await workProgram()
    const steps = recorded(root, join(scratch, 'trace'), [
      program,
      dataIn(root),
      districts.handIns,
      kind,
      String(seed),
      String(actions),
    ])
    const disk = diskOf(steps, base, root)
    for (const until of cutsOf(steps, moments, random)) {
      const target = join(scratch, `cut-${tally.moments}`)
      const lines = linesOf(spokenBefore(steps, until))
      const { name, fate } = fates(random)
      layOut(disk, until, fate, target)
      const { wrong, opening } = await checkFolder(dataIn(target), lines)
      tally.moments++
      tally.acknowledged += lines.filter(({ says }) => says === 'kept').length
      tally.wrong.push(...wrong.map((what) => `${kind} ${seed}, step ${until} of ${steps.length}, ${name}: ${what}`))
      tally.openings.push(opening)
      if (wrong.length === 0) rmSync(target, { recursive: true, force: true })
      told(tally)
    }
  } finally {
    districts.remove()
    rmSync(scratch, { recursive: true, force: true })
  }
  return tally
}

function dataIn(disk: string): string {
  return join(disk, 'data')
}

/** Runs the workload on `root` to its end and reads what it did to the disk. */
function recorded(root: string, trace: string, args: readonly string[]): Step[] {
  const command = [...straceOptions, '-o', trace, process.execPath, ...args]
  const { status, stderr } = spawnSync('strace', command, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`the recorded run failed: ${stderr}`)
  const steps = readTrace(readFileSync(trace, 'latin1'), root)
  // Cuts of a run that kept nothing would find nothing lost.
  if (!steps.some((step) => step.does === 'say' && step.text.includes('"kept"'))) throw new Error('nothing was kept')
  return steps
}

/** Half of the moments lie around a sync, where what is promised changes; the others anywhere. */
function cutsOf(steps: readonly Step[], moments: number, random: Random): number[] {
  const syncs = steps.flatMap(({ does }, i) => (does === 'sync' ? [i, i + 1] : []))
  return Array.from({ length: moments }, (_, i) =>
    i % 2 === 0 && syncs[0] !== undefined ? random.one(syncs as [number]) : random.below(steps.length + 1),
  )
}

function spokenBefore(steps: readonly Step[], until: number): string {
  return steps
    .slice(0, until)
    .map((step) => (step.does === 'say' ? step.text : ''))
    .join('')
}

/** What of the unsynced is on the disk: nothing, all, names without contents, contents without names, or any part. */
function fates(random: Random): { name: string; fate: Fate } {
  const none = () => 0
  const all = (size: number) => size
  const some = (size: number) =>
    random.one([0, size, Math.min(size, sector * random.below(1 + Math.ceil(size / sector)))])
  const few = (count: number) => random.below(count + 1)
  return random.one([
    { name: 'nothing unsynced', fate: { content: none, names: none } },
    { name: 'all unsynced', fate: { content: all, names: all } },
    { name: 'names without contents', fate: { content: none, names: all } },
    { name: 'contents without names', fate: { content: all, names: none } },
    { name: 'some unsynced', fate: { content: some, names: few } },
    { name: 'some unsynced', fate: { content: some, names: few } },
  ])
}
