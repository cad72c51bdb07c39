import { expect, it } from 'vitest'
import { record } from '../../../db/events.ts'
import { today } from '../../../src-main/desk/batch/today.ts'
import { newDesk } from '../../support/desk.ts'
import { write } from '../../support/write.ts'

it('counts the days to both dates in Shanghai, whatever the machine’s time zone', () => {
  const desk = newDesk()
  // Past midnight in Shanghai, still the day before in London.
  const day = today(desk, new Date('2023-07-28T16:30:00Z'))
  expect(day.date).toBe('2023-07-29')
  expect(day.submission).toMatchObject({ on: '2023-08-10', daysLeft: 12 })
  expect(day.liaison).toMatchObject({ on: '2023-07-14', daysLeft: -15 })
})

it('says when the clock is behind what has been recorded, or behind the notice itself', () => {
  const desk = newDesk()
  const frozen = { kind: 'edition-frozen', number: 1, hash: 'a'.repeat(64) } as const
  expect(today(desk, new Date('2199-01-01T00:00:00Z')).clockWarning).toBeUndefined()
  write(desk.store, (writing) => record(writing, { at: '2150-05-01T02:00:00Z', by: '样例' }, frozen))
  expect(today(desk, new Date('2150-04-30T02:00:00Z')).clockWarning).toContain('最近一次操作（2150年5月1日 10:00）')
  expect(today(desk, new Date('2150-05-01T01:58:00Z')).clockWarning).toBeUndefined()
  write(desk.store, (writing) => record(writing, { at: '2020-01-01T00:00:00Z', by: '样例' }, frozen))
  expect(today(desk, new Date('2023-07-01T02:00:00Z')).clockWarning).toMatch(
    /^电脑时间是 2023年7月1日 10:00，早于通知印发日期/,
  )
})
