import { describe, expect, it } from 'vitest'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { blanksOf } from '../../../src-renderer/form/blanks.ts'
import { blanksFrom } from '../../../src-renderer/form/blanks-from.ts'
import { formLayout } from '../../../src-renderer/form/form-layout.ts'
import { scheme } from '../../support/application.ts'

const category = categoryOf(scheme, 'enterprise')

/** Where lines of so many cells come to lie from a blank on. */
function from(id: string, ...lines: number[]) {
  const start = blanksOf(category, []).find((blank) => blank.id === id)
  if (!start) throw new Error(id)
  return blanksFrom(formLayout(category, []), start, lines).map((line) => line.map((blank) => blank?.id))
}

describe('cells pasted from a spreadsheet', () => {
  it('lie right of the chosen one and below it, year under year', () => {
    expect(from('revenue.2021', 2, 2)).toEqual([
      ['revenue.2021', 'revenue.2022'],
      ['serviceRevenue.2021', 'serviceRevenue.2022'],
    ])
  })

  it('pass over labels and heads', () => {
    expect(from('name', 2, 2)).toEqual([
      ['name', 'creditCode'],
      ['address', 'registrationType'],
    ])
    // Below the first of the patents the next line of values begins further right.
    expect(from('inventionPatents', 3, 1)).toEqual([
      ['inventionPatents', 'utilityPatents', 'designPatents'],
      [undefined],
    ])
  })

  it('lie nowhere beyond the edge of the form, and never on another line', () => {
    expect(from('revenue.2022', 2)).toEqual([['revenue.2022', undefined]])
    expect(from('standards', 1, 1)).toEqual([['standards'], [undefined]])
  })

  it('lie on one alone that the form has no cell for', () => {
    const unprinted = blanksOf(category, []).find(({ field }) => !field.printed)
    expect(from(unprinted?.id ?? '', 2, 1)).toEqual([[unprinted?.id, undefined], [undefined]])
  })
})
