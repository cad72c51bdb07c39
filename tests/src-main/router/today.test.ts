import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listEvents, record, verifyEvents } from '../../../db/events.ts'
import { shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import { confirmClock } from '../../../src-main/desk/batch/clock.ts'
import { today } from '../../../src-main/desk/batch/today.ts'
import { batchParticulars, updateBatch } from '../../../src-main/desk/batch/update-batch.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { changeMeeting } from '../../../src-main/desk/meeting/change-meeting.ts'
import { undo } from '../../../src-main/desk/undo/undo.ts'
import { clockTime } from '../../../src-renderer/lib/dates.ts'
import { application } from '../../support/application.ts'
import { must, newDesk, officer } from '../../support/desk.ts'
import { write } from '../../support/write.ts'
import { contextOf, inProcess } from './desks.ts'

it('counts the days to both dates in Shanghai, whatever the machine’s time zone', () => {
  const desk = newDesk()
  // Past midnight in Shanghai, still the day before in London.
  const day = today(desk, new Date('2023-07-28T16:30:00Z'))
  expect(day.date).toBe('2023-07-29')
  expect(day.submission).toMatchObject({ on: '2023-08-10', daysLeft: 12 })
  expect(day.liaison).toMatchObject({ on: '2023-07-14', daysLeft: -15 })
})

it('counts the days to the office’s own dates beside the notice’s, and says them in what is asked for', async () => {
  const desk = newDesk(application('enterprise', { attachments: [] }))
  const now = new Date('2023-07-20T02:00:00Z')
  expect(today(desk, now).own).toEqual([])
  const { step } = must(updateBatch(desk, { materialsOn: '2023-07-31' }, officer))
  must(changeMeeting(desk, { heldOn: '2023-07-27', members: [], rule: 'sum' }, officer))
  expect(today(desk, now).own).toEqual([
    { title: '上会', on: '2023-07-27', daysLeft: 7 },
    { title: '材料截止', on: '2023-07-31', daysLeft: 11 },
  ])
  const client = inProcess(contextOf(desk))
  vi.useFakeTimers({ toFake: ['Date'], now })
  const letter = async () => (await client.letters.text({ kind: 'correction', applications: ['A01'] })).text
  expect(await letter()).toContain('最后期限为2023年7月31日')
  must(undo(desk, { step: step ?? expect.unreachable() }, officer))
  expect(await letter()).not.toContain('最后期限')
  vi.useRealTimers()
})

it('says when the clock is behind what has been recorded, or behind the notice itself', () => {
  const desk = newDesk()
  const frozen = { kind: 'edition-frozen', number: 1, hash: 'a'.repeat(64) } as const
  expect(today(desk, new Date('2199-01-01T00:00:00Z')).clockWarning).toBeUndefined()
  write(desk.store, (writing) => record(writing, { at: '2150-05-01T02:00:00Z', by: '样例' }, frozen))
  expect(today(desk, new Date('2150-04-30T02:00:00Z')).clockWarning).toContain('操作记录（2150年5月1日 10:00）')
  expect(today(desk, new Date('2150-05-01T01:58:00Z')).clockWarning).toBeUndefined()
})

/** What the desk says of its clock while the machine shows `now`. */
function warningAt(desk: Desk, now: string): string | undefined {
  vi.setSystemTime(now)
  return today(desk).clockWarning
}

describe('a clock that looks wrong', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2023-07-20T02:00:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const edit = (desk: Desk, phone: string) => must(updateBatch(desk, { phone }, officer))

  it('is told of before the notice was issued', () => {
    vi.setSystemTime('2022-07-01T02:00:00Z')
    const desk = newDesk()
    edit(desk, '021-1')
    expect(today(desk).clockWarning).toMatch(/^电脑时间是 2022年7月1日 10:00，早于通知印发日期/)
  })

  it('is told of for as long as it is wrong, whatever is done meanwhile', () => {
    const desk = newDesk()
    expect(warningAt(desk, '2023-07-21T02:00:00Z')).toBeUndefined()
    edit(desk, '021-1')
    // A year back, as after a dead battery.
    expect(warningAt(desk, '2022-07-21T02:00:00Z')).toContain('早于已有的操作记录（2023年7月21日 10:00）')
    edit(desk, '021-2')
    edit(desk, '021-3')
    expect(warningAt(desk, '2022-07-21T02:05:00Z')).toContain('早于已有的操作记录（2023年7月21日 10:00）')
    expect(warningAt(desk, '2023-07-21T02:10:00Z')).toBeUndefined()
  })

  it('is told of until somebody has said that it is right now, and again when it goes back after that', () => {
    const desk = newDesk()
    vi.setSystemTime('2024-07-20T02:00:00Z')
    edit(desk, '021-1')
    // What was a year ahead has been put right: what was done under it does not go away.
    expect(warningAt(desk, '2023-07-20T03:00:00Z')).toContain('早于已有的操作记录（2024年7月20日 10:00）')
    must(confirmClock(desk, officer))
    expect(warningAt(desk, '2023-07-20T03:00:00Z')).toBeUndefined()
    expect(warningAt(desk, '2023-07-25T03:00:00Z')).toBeUndefined()
    expect(warningAt(desk, '2023-07-20T02:50:00Z')).toContain('早于已有的操作记录（2023年7月20日 11:00）')
    expect(listEvents(desk.store, { limit: 1 })).toMatchObject([
      { by: officer.name, event: { kind: 'clock-confirmed' } },
    ])
  })

  it('changes nothing about the order in which things happened', () => {
    const desk = newDesk()
    const hours = ['2023-07-20T05:00:00Z', '2022-07-20T05:00:00Z', '2023-07-20T04:00:00Z', '2024-02-29T15:59:00Z']
    for (const [n, at] of hours.entries()) {
      vi.setSystemTime(at)
      edit(desk, `021-${n}`)
    }
    vi.setSystemTime('2023-01-01T00:00:00Z')
    const told = listEvents(desk.store, { limit: 4 })
    expect(told.map(({ event }) => ('to' in event ? event.to : ''))).toEqual(['021-3', '021-2', '021-1', '021-0'])
    expect(must(verifyEvents(desk.store)).seq).toBe(told[0]?.seq)
    const { seq, hash } = told[0] ?? expect.unreachable()
    const step = { first: seq, last: seq, hash }
    must(undo(desk, { step }, officer))
    expect(batchParticulars(desk).phone).toBe('021-2')
  })
})

describe('the days left', () => {
  const { TZ } = process.env
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  })

  it.each([
    'UTC',
    'Asia/Shanghai',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Australia/Lord_Howe',
  ])('change at midnight in Shanghai, to the minute, on a machine of %s', (zone) => {
    process.env.TZ = zone
    const desk = newDesk()
    const left = (iso: string) => {
      const { date, submission } = today(desk, new Date(iso))
      return [date, submission.daysLeft]
    }
    expect(left('2023-08-09T15:59:59.999Z')).toEqual(['2023-08-09', 1])
    expect(left('2023-08-09T16:00:00.000Z')).toEqual(['2023-08-10', 0])
    expect(left('2023-08-10T15:59:59.999Z')).toEqual(['2023-08-10', 0])
    expect(left('2023-08-10T16:00:00.000Z')).toEqual(['2023-08-11', -1])
    // Over a leap day, and over both days on which other zones change their clocks.
    expect(left('2024-02-28T16:00:00Z')).toEqual(['2024-02-29', -203])
    expect(left('2024-02-29T16:00:00Z')).toEqual(['2024-03-01', -204])
    expect(left('2023-12-31T16:00:00Z')).toEqual(['2024-01-01', -144])
    expect(shanghaiTime('2024-02-29T15:59:59Z')).toBe('2024年2月29日 23:59')
    expect(shanghaiTime('2024-02-29T16:00:00Z')).toBe('2024年3月1日 00:00')
    expect(clockTime('2023-08-09T15:59:00Z', '2023-08-10')).toBe('昨天 23:59')
    expect(clockTime('2023-08-09T16:00:00Z', '2023-08-10')).toBe('今天 00:00')
  })
})
