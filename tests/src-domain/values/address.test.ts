import { describe, expect, test } from 'vitest'
import { loadScheme } from '../../../src-domain/checks/load-scheme.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import scheme2023 from '../../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }
import { addressOf, formatAddress, keyOf, labelOf, parseAddress } from '../../../src-domain/values/address.ts'

const loaded = loadScheme(scheme2023)
if (!loaded.ok) throw new Error(loaded.problem.message)
const enterprise = categoryOf(loaded.value, 'enterprise')

describe('the address of a value', () => {
  test.each([
    ['address', { key: 'address' }],
    ['revenue.2022', { key: 'revenue', year: 2022 }],
    ['investors.12.name', { key: 'investors', row: 12, column: 'name' }],
  ])('%s is read and written the same', (text, address) => {
    expect(parseAddress(text)).toEqual(address)
    expect(formatAddress(address)).toBe(text)
  })

  test.each(['', 'revenue.', 'revenue.22', 'investors.0.name', 'investors.1', 'a.b', 'a.1.b.c', '营业收入'])(
    '%j is none',
    (text) => {
      expect(parseAddress(text)).toBeUndefined()
    },
  )

  test('a stored value has its year beside its key', () => {
    expect(addressOf({ key: 'investors.2.share' })).toEqual({ key: 'investors', row: 2, column: 'share' })
    expect(addressOf({ key: 'revenue', year: 2021 })).toEqual({ key: 'revenue', year: 2021 })
    expect(keyOf({ key: 'revenue', year: 2021 })).toBe('revenue')
    expect(keyOf({ key: 'investors', row: 2, column: 'share' })).toBe('investors.2.share')
  })

  test('is called what the form prints', () => {
    expect(labelOf(enterprise, { key: 'revenue', year: 2022 })).toBe('营业收入（万元）（2022 年）')
    expect(labelOf(enterprise, { key: 'nowhere' })).toBe('nowhere')
  })
})
