import { placeOf } from '../../../src-main/bugs.ts'

/** What came of the inputs of one importer or procedure. */
export type Tally = {
  readonly name: string
  inputs: number
  /** How many were taken, and refused with which problem. */
  readonly outcomes: Map<string, number>
  /** Seconds of processor of the slowest input: how busy the machine is does not count. */
  slowest: number
  /** Seconds of processor of all of them. */
  spent: number
  readonly wrong: string[]
}

/** Seconds an input may take: of processor, and by the clock, for what waits for something that never comes. */
const longest = { processor: 5, clock: 120 }

export function newTally(name: string): Tally {
  return { name, inputs: 0, outcomes: new Map(), slowest: 0, spent: 0, wrong: [] }
}

/**
 * Hands one input in. `take` answers `taken` or the problem's code; a bug is what it throws, what the product notes as
 * one on the way, and a rejection nobody waits for.
 */
export async function attempt(tally: Tally, input: string, take: () => Promise<string>): Promise<void> {
  const bugs: string[] = []
  const note = (error: unknown) => bugs.push(`${error}\n${placeOf(error)}`)
  const { error: print } = console
  console.error = (...words) => bugs.push(words.join(' '))
  process.on('unhandledRejection', note)
  const [processor, clock] = [process.cpuUsage(), performance.now()]
  let outcome = 'unexpected'
  try {
    outcome = await take()
  } catch (error) {
    note(error)
  } finally {
    console.error = print
    process.off('unhandledRejection', note)
  }
  const { user, system } = process.cpuUsage(processor)
  const took = { processor: (user + system) / 1e6, clock: (performance.now() - clock) / 1e3 }
  tally.inputs++
  tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1)
  tally.spent += took.processor
  tally.slowest = Math.max(tally.slowest, took.processor)
  for (const bug of bugs) tally.wrong.push(`${input}: ${bug}`)
  if (outcome === 'unexpected' && bugs.length === 0) tally.wrong.push(`${input}: unexpected`)
  if (took.processor > longest.processor || took.clock > longest.clock) {
    tally.wrong.push(
      `${input}: ${outcome} after ${took.processor.toFixed(1)} s of processor, ${took.clock.toFixed(1)} s`,
    )
  }
}

/** MiB the process held at most, its threads and WebAssembly included. */
export function peakMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
