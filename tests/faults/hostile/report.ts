import { hostileInputs } from './hostile.ts'
import { peakMemory, type Tally } from './tally.ts'

/** MiB of the whole program: two threads that read at their limits, and what it is itself. */
export const mostMemory = 3072

/** Runs and prints; answers how many faults there were. A tenth as many inputs for each procedure as for each importer. */
export async function reportHostile(rounds: number, seed: number, only?: string): Promise<number> {
  const tallies = await hostileInputs({ importer: rounds, procedure: Math.ceil(rounds / 10), seed, only }, print)
  const inputs = tallies.reduce((sum, tally) => sum + tally.inputs, 0)
  const wrong = tallies.flatMap((tally) => tally.wrong)
  const slowest = Math.max(...tallies.map((tally) => tally.slowest))
  const peak = peakMemory()
  console.log(`hostile: ${inputs} inputs for ${tallies.length} doors, ${wrong.length} faults`)
  console.log(`  slowest ${slowest.toFixed(2)} s of processor, ${peak} MiB at most`)
  return wrong.length + (peak > mostMemory ? 1 : 0)
}

function print({ name, inputs, outcomes, slowest, spent, wrong }: Tally): void {
  const told = [...outcomes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`)
  console.log(
    `${name}: ${inputs} inputs, ${spent.toFixed(1)} s, slowest ${slowest.toFixed(2)} s, ${peakMemory()} MiB: ${told.join(', ')}`,
  )
  for (const what of wrong) console.log(`  ${what.replaceAll('\n', '\n  ')}`)
}
