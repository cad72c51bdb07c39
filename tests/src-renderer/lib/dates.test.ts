import { describe, expect, it } from 'vitest'
import { daysBetween } from '../../../src-domain/text/days.ts'
import { clockTime, correctionDay, dayWithWeekday, farOff } from '../../../src-renderer/lib/dates.ts'

describe('dates as officers read them', () => {
  it('names the weekday of a deadline', () => {
    expect(dayWithWeekday('2023-08-10', '2023-07-10')).toBe('8月10日 星期四')
  })

  it('says the year of a day that is not this year’s', () => {
    expect(dayWithWeekday('2023-08-10', '2026-11-29')).toBe('2023年8月10日 星期四')
    expect(dayWithWeekday('2024-01-05', '2023-12-20')).toBe('2024年1月5日 星期五')
  })

  it('counts the days to and from a day, but not those since one of another year', () => {
    expect(farOff('2023-08-10', '2023-07-29')).toEqual({ words: '还有', days: 12 })
    expect(farOff('2023-08-10', '2023-08-10')).toEqual({ words: '就在今天' })
    expect(farOff('2023-08-10', '2023-08-13')).toEqual({ words: '已过', days: 3 })
    expect(farOff('2023-08-10', '2026-11-29')).toEqual({ words: '已过' })
    expect(farOff('2024-01-05', '2023-12-20')).toEqual({ words: '还有', days: 16 })
  })

  it('proposes five working days for corrections, weekends left out', () => {
    expect(correctionDay('2023-07-18', '2023-08-10')).toBe('2023-07-25')
    expect(correctionDay('2023-07-22', '2023-08-10')).toBe('2023-07-28')
  })

  it('proposes no later day than two before the submission, and none that is past', () => {
    expect(correctionDay('2023-08-04', '2023-08-10')).toBe('2023-08-08')
    // Two days before is a Sunday.
    expect(correctionDay('2023-08-03', '2023-08-08')).toBe('2023-08-04')
    expect(correctionDay('2023-08-09', '2023-08-10')).toBe('2023-08-09')
    // Once the submission is past, corrections still take their time.
    expect(correctionDay('2023-08-14', '2023-08-10')).toBe('2023-08-21')
  })

  it('counts calendar days, also backwards and over a month', () => {
    expect(daysBetween('2023-07-29', '2023-08-10')).toBe(12)
    expect(daysBetween('2023-08-10', '2023-08-10')).toBe(0)
    expect(daysBetween('2023-08-11', '2023-08-10')).toBe(-1)
  })

  it('shows an instant by the clock of Shanghai, whatever the machine believes', () => {
    // 16:30 UTC is half past midnight of the next day there.
    expect(clockTime('2023-07-09T16:30:00Z', '2023-07-10')).toBe('今天 00:30')
    expect(clockTime('2023-07-09T15:30:00Z', '2023-07-10')).toBe('昨天 23:30')
    expect(clockTime('2023-07-06T06:02:00Z', '2023-07-10')).toBe('7月6日 14:02')
    expect(clockTime('2022-12-31T06:02:00Z', '2023-07-10')).toBe('2022年12月31日')
  })
})
