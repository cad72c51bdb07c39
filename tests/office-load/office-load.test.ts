import { expect, it } from 'vitest'
import { trial } from './trial.ts'

it('loses no change of four officers who work at random on few applications, and refuses nothing without reason', async () => {
  // Few enough that they often meet.
  const { kept, conflicts, wrong } = await trial({
    ...{ seed: 7, applications: 3, address: '127.0.0.1' },
    isOver: (calls) => calls >= 60,
  })
  expect(wrong).toEqual([])
  expect(kept).toBeGreaterThan(60)
  expect(conflicts).toBeGreaterThan(0)
})
