import { openWorkers, type Workers } from '../../../src-main/documents/workers/workers.ts'
import { type Random, randomOf } from '../random.ts'
import { endThreads, importers } from './importers.ts'
import { callsOf, procedures } from './procedures.ts'
import { attempt, newTally, type Tally } from './tally.ts'
import { openWorlds, type World } from './world.ts'

export type Rounds = {
  /** Inputs for each importer and for each procedure. */
  readonly importer: number
  readonly procedure: number
  readonly seed: number
  /** Only these, with commas: `docx`, `values`, `values.set`; `procedures` are all of them. */
  readonly only?: string | undefined
}

/** A world takes in no more than this, of one door or several: what it has been given slows it down. */
const perWorld = 250

/**
 * Hostile input through the product's own doors: each importer and each procedure with inputs made from the seed. Tells
 * of each kind once it is through.
 */
export async function hostileInputs(rounds: Rounds, told: (tally: Tally) => void = () => {}): Promise<Tally[]> {
  const { seed } = rounds
  const only = rounds.only?.split(',')
  const workers = openWorkers()
  const worlds = await openWorlds()
  const tallies: Tally[] = []
  let world = worlds.open()
  let taken = 0
  try {
    const isAsked = ({ name, kind }: Door) =>
      !only || only.some((one) => one === kind || `${name}.`.startsWith(`${one}.`))
    const asked = doors(rounds, workers).filter((door) => door.count > 0 && isAsked(door))
    for (const { name, count, open } of asked) {
      const tally = newTally(name)
      tallies.push(tally)
      let take = await open(world)
      for (let i = 0; i < count; i++) {
        if (taken++ === perWorld) {
          note(tally, world)
          world.close()
          world = worlds.open()
          taken = 1
          take = await open(world)
        }
        // Each has random numbers of its own, whatever came before it.
        await attempt(tally, `${name}, seed ${seed}, input ${i}`, () => take(randomOf(seedOf(seed, name, i))))
      }
      note(tally, world)
      told(tally)
    }
  } finally {
    await Promise.all([workers.close(), endThreads()])
    world.close()
    worlds.close()
  }
  return tallies
}

/** What is no longer whole behind an input. */
function note(tally: Tally, world: World): void {
  tally.wrong.push(...world.amiss().map((what) => `${tally.name}, ${tally.inputs} inputs: ${what}`))
}

type Door = {
  kind: 'importers' | 'procedures'
  name: string
  count: number
  open(world: World): Promise<(random: Random) => Promise<string>>
}

function doors({ importer, procedure }: Rounds, workers: Workers): Door[] {
  return [
    ...Object.entries(importers).map(([name, open]) => ({
      ...{ kind: 'importers' as const, name, count: importer, open: (world: World) => open(world, workers) },
    })),
    ...procedures.map((of) => ({
      ...{ kind: 'procedures' as const, name: of.path.join('.'), count: procedure },
      open: (world: World) => callsOf(of, world, workers),
    })),
  ]
}

function seedOf(seed: number, name: string, input: number): number {
  return [...name].reduce(
    (sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 0x01000193),
    seed ^ Math.imul(input + 1, 0x9e3779b1),
  )
}
