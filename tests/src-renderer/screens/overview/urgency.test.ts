import { expect, it } from 'vitest'
import { urgencyOf } from '../../../../src-renderer/screens/overview/urgency.ts'

it.each([
  [-1, {}, 'past'],
  [-1, { done: true }, 'done'],
  [-2, { own: true }, 'done'],
  [0, { own: true }, 'near'],
  [3, {}, 'near'],
  [4, { own: true }, 'ahead'],
] as const)('with %i days left and %o a date is %s', (days, of, urgency) => {
  expect(urgencyOf(days, of)).toBe(urgency)
})
