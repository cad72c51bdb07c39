import { describe, expect, it } from 'vitest'
import type { DeskEvent, EventRecord } from '../../../src-domain/events/event.ts'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { recordOf, words } from './words.ts'

const ruled = (reason: string): DeskEvent => ({
  kind: 'finding-ruled',
  check: 'noAccident',
  from: 'manual',
  outcome: 'pass',
  reason,
})

const lines = (...records: EventRecord[]) => minutesOf(records, words).map(({ sentence }) => sentence)

describe('minutes', () => {
  it('make one line of a ruling given many times, and of one with another reason its own', () => {
    expect(lines(recordOf(ruled('已函询')), recordOf(ruled('已函询')), recordOf(ruled('已电话核实')))).toEqual([
      '批量认定 2 项通过，理由：已函询',
      expect.stringContaining('理由：已电话核实'),
    ])
  })

  it('tell a whole intake by its last application', () => {
    const taken: DeskEvent = { kind: 'application-taken-in', folder: '样例', file: '申报书.docx' }
    const [minute, ...others] = minutesOf(
      ['A03', 'A02', 'A01'].map((applicationId) => recordOf(taken, { applicationId })),
      words,
    )
    expect(minute).toMatchObject({ count: 3, sentence: '收件 3 件，最后一件是样例仪器' })
    expect(others).toEqual([])
  })

  it('part what was done by another or on another day of Shanghai', () => {
    const event = ruled('已函询')
    expect(lines(recordOf(event, { by: '样例乙' }), recordOf(event))).toHaveLength(2)
    // 23:59 and 00:01 there, one day in Greenwich.
    const [before, after] = ['2023-07-10T15:59:00.000Z', '2023-07-10T16:01:00.000Z']
    expect(lines(recordOf(event, { at: after }), recordOf(event, { at: before }))).toHaveLength(2)
  })

  it('count books, but never files of the whole batch as such', () => {
    const made: DeskEvent = { kind: 'product-made', path: '申报书.pdf' }
    const { applicationId: _, ...ofBatch } = recordOf({ kind: 'product-made', path: '推荐汇总表.pdf' })
    expect(lines(recordOf(made), recordOf(made, { applicationId: 'A02' }), ofBatch, ofBatch)).toEqual([
      '生成申报书 2 份',
      '生成“推荐汇总表.pdf”',
      '生成“推荐汇总表.pdf”',
    ])
  })
})
