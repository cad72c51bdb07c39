import { describe, expect, it } from 'vitest'
import type { Application } from '../../../src-domain/batch/application.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { blanksOf } from '../../../src-renderer/form/blanks.ts'
import { computedRatio, withTyped } from '../../../src-renderer/form/computed-figures.ts'
import { concerns, placeOf } from '../../../src-renderer/form/findings-of-blank.ts'
import { application as passing, scheme, value } from '../../support/application.ts'

const enterprise = categoryOf(scheme, 'enterprise')

/** An enterprise's form with nothing on it but this. */
function application(values: Readonly<Record<string, string>>): Application {
  return { ...passing('enterprise'), values: Object.entries(values).map(([name, text]) => value(name, text)) }
}

function checkOf(id: string) {
  const check = scheme.checks.find((c) => c.id === id)
  if (!check) throw new Error(id)
  return check
}

function blank(id: string, of: Application) {
  const one = blanksOf(enterprise, of.values).find((b) => b.id === id)
  if (!one) throw new Error(id)
  return one
}

describe('a finding and its place in the application', () => {
  it('every check but an attestation and the duplicate of none leads to a place', () => {
    const empty = application({})
    const lost = scheme.checks
      .filter((c) => c.categories.includes('enterprise'))
      .filter((c) => placeOf(c, empty, enterprise) === undefined)
    expect(lost.map((c) => c.kind).filter((kind) => kind !== 'attestation' && kind !== 'unsureValues')).toEqual([])
  })

  it('the 30 % threshold stands beside the three figures of its own year only', () => {
    const one = application({})
    const about = blanksOf(enterprise, []).filter((b) => concerns(checkOf('serviceShare'), b, one, enterprise))
    expect(about.map((b) => b.id)).toEqual(['revenue.2022', 'serviceRevenue.2022', 'serviceShare.2022'])
  })

  it('an empty required blank is where the missing entries lead', () => {
    const one = application({ name: '样例泵业', creditCode: '91310104MA1TEAT11K' })
    expect(placeOf(checkOf('requiredFields'), one, enterprise)).toEqual({ kind: 'blank', id: 'address' })
  })
})

describe('the ratio recomputed while a figure is typed', () => {
  const one = application({ 'revenue.2022': '100000', 'serviceRevenue.2022': '31000', 'serviceShare.2022': '31' })

  it('follows the text, full-width and grouped digits too, and never rounds up to the threshold', () => {
    const revenue = blank('serviceRevenue.2022', one)
    const typed = withTyped(one, revenue, '２９，９９６', scheme)
    expect(computedRatio(revenue, { scheme, application: typed, category: enterprise })?.ratios).toEqual([
      { year: 2022, percent: '29.996', stated: '31', minimum: '30', reaches: false },
    ])
  })

  it('stays as it was while the text is no number', () => {
    const revenue = blank('serviceRevenue.2022', one)
    expect(withTyped(one, revenue, '见审计报告', scheme)).toBe(one)
  })
})
