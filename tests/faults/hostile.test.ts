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
  it('of every importer and every procedure is taken or refused with its reason, and harms nothing', async () => {
    const tallies = await hostileInputs({ importer: 3, procedure: 2, seed })
    const all = [...Object.keys(importers), ...procedures.map(({ path }) => path.join('.'))]
    expect(tallies.map(({ name, inputs }) => inputs > 0 && name)).toEqual(all)
    expect(tallies.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(peakMemory()).toBeLessThan(mostMemory)
  })
})
