import { expect, it } from 'vitest'
import { letters } from '../../../src-domain/letters/kinds.ts'
import { nameOf } from '../../../src-domain/letters/names.ts'

it('a letter that says for which applications it is made where none is named is made for these, and no other', () => {
  const said = letters.filter(({ kind }) => 'dueFor' in nameOf(kind))
  expect(letters.filter((letter) => 'isDue' in letter)).toEqual(said)
})
