import { describe, expect, it } from 'vitest'
import { hostileInputs } from './hostile/hostile.ts'
import { importers } from './hostile/importers.ts'
import { procedures } from './hostile/procedures.ts'
import { mostMemory } from './hostile/report.ts'
import { peakMemory } from './hostile/tally.ts'

/*
 * A slice of `npm run test:faults -- hostile`: what comes in is taken or refused with a problem of the catalogue, none
 * costs the program more than its own time and memory, and afterwards the desk is whole. `HOSTILE_SEED` takes others.
 */

const seed = Number(process.env.HOSTILE_SEED ?? 20_230_710)

describe('hostile input', () => {
  it.each([
    ['of every importer', { importer: 8, procedure: 0 }, Object.keys(importers)],
    ['of every procedure', { importer: 0, procedure: 4 }, procedures.map(({ path }) => path.join('.'))],
  ])('%s is taken or refused with its reason, and harms nothing', async (_, rounds, names) => {
    const tallies = await hostileInputs({ ...rounds, seed })
    const given = tallies.filter(({ inputs }) => inputs > 0)
    expect(given.map(({ name }) => name)).toEqual(names)
    expect(given.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(peakMemory()).toBeLessThan(mostMemory)
  })
})
