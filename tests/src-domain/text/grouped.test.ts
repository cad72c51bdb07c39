import { describe, expect, it } from 'vitest'
import { alike, grouped } from '../../../src-domain/text/grouped.ts'

describe('figures as people read them', () => {
  it('have their thousands parted and keep the decimals as handed in', () => {
    expect(grouped('126800')).toBe('126,800')
    expect(grouped('31200.50')).toBe('31,200.50')
    expect(grouped('-1234567.8')).toBe('-1,234,567.8')
    expect(grouped('120')).toBe('120')
  })

  it('of one column have as many decimals each', () => {
    expect(alike(['118360', '126800.5', '99999.25'])).toEqual(['118,360.00', '126,800.50', '99,999.25'])
    expect(alike(['34', '38'])).toEqual(['34', '38'])
    expect(alike(['', '约 12', '-1.5', '2'])).toEqual(['', '约 12', '-1.5', '2.0'])
  })

  it('stand as they are where they are no number', () => {
    expect(grouped('约 1200')).toBe('约 1200')
    expect(grouped('')).toBe('')
  })
})
