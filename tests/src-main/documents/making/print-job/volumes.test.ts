import { expect, it } from 'vitest'
import { volumesOf } from '../../../../../src-main/documents/making/print-job/volumes.ts'

const sized = (...sizes: number[]) => sizes.map((size, i) => ({ rank: i + 1, size }))
const ranks = (volumes: readonly (readonly { rank: number }[])[]) => volumes.map((v) => v.map(({ rank }) => rank))

it('leaves together what fits into one print job, to the byte', () => {
  expect(ranks(volumesOf(sized(40, 30, 30), 100))).toEqual([[1, 2, 3]])
  expect(ranks(volumesOf(sized(40, 30, 31), 100))).toEqual([[1, 2], [3]])
})

it('never changes the order to fill a volume, and gives a book too large for any a volume of its own', () => {
  expect(ranks(volumesOf(sized(60, 50, 40, 300, 10), 100))).toEqual([[1], [2, 3], [4], [5]])
})

it('makes no volume of no books', () => {
  expect(volumesOf([], 100)).toEqual([])
})
