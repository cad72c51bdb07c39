import { describe, expect, it } from 'vitest'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { shownValue } from '../../../src-domain/values/shown-value.ts'
import { scheme } from '../../support/application.ts'

describe('a value as people read it', () => {
  const enterprise = categoryOf(scheme, 'enterprise')
  const platform = categoryOf(scheme, 'platform')

  it('has its thousands parted where the form asks for a figure', () => {
    expect(shownValue(enterprise, { key: 'revenue', year: 2022 }, '118260.00')).toBe('118,260.00')
    expect(shownValue(enterprise, { key: 'employees' }, '12680')).toBe('12,680')
  })

  it('stands as it is where the form asks for something else, also when it is all digits', () => {
    expect(shownValue(enterprise, { key: 'phone' }, '64000003')).toBe('64000003')
    expect(shownValue(enterprise, { key: 'creditCode' }, '913101040000000000')).toBe('913101040000000000')
    expect(shownValue(platform, { key: 'investors', row: 1, column: 'name' }, '20230710')).toBe('20230710')
    expect(shownValue(enterprise, { key: 'noSuchField' }, '20230710')).toBe('20230710')
  })

  it('goes by the column where rows repeat', () => {
    expect(shownValue(platform, { key: 'investors', row: 1, column: 'share' }, '1000.5')).toBe('1,000.5')
  })
})
