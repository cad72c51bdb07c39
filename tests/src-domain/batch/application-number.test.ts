import { expect, it } from 'vitest'
import { applicationNumber, numberHere } from '../../../src-domain/batch/application-number.ts'

const uid = '7f3a91c2'.repeat(4)

it.each([
  ['free here', 'A03', [], 'A03'],
  ['another’s here', 'A03', ['A03'], 'A03-7F'],
  ['marked where it comes from, though nobody here has its number', 'A03-7F', [], 'A03-7F'],
  ['the mark another’s too', 'A03', ['A03', 'A03-7F'], 'A03-7F3A'],
  ['beyond what any desk gives', 'A9999999', [], 'A9999999-7F'],
])('an application comes under a number that is %s', (_, there, taken, here) => {
  const number = numberHere(there, uid, (one) => taken.includes(one))
  expect(number).toBe(here)
  expect(number).toMatch(applicationNumber)
})
