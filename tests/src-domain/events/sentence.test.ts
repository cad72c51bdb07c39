import { describe, expect, it } from 'vitest'
import type { DeskEvent } from '../../../src-domain/events/event.ts'
import { eventKinds } from '../../../src-domain/events/kinds.ts'
import { sentenceOf, tellingOf } from '../../../src-domain/events/sentence.ts'
import { recordOf, words } from './words.ts'

const sentence = (event: DeskEvent) => sentenceOf(recordOf(event), words)

describe('the sentence of an event', () => {
  it('says who moved from where to where and why', () => {
    const from = ['A01', 'A02', 'A03']
    const changed = { kind: 'ranking-changed', category: 'enterprise', from } as const
    expect(sentence({ ...changed, to: ['A03', 'A01', 'A02'], reason: '会议讨论' })).toBe(
      '将样例仪器由第 3 位移至第 1 位，理由：会议讨论',
    )
  })

  it('counts the changed places where more than one moved', () => {
    const event: DeskEvent = {
      kind: 'ranking-changed',
      category: 'enterprise',
      from: ['A01', 'A02', 'A03'],
      to: ['A03', 'A02', 'A01'],
      reason: '会议讨论',
    }
    expect(sentence(event)).toBe('调整示范企业推荐排序，2 件的位次有变，理由：会议讨论')
  })

  it('names a value by its printed label and year, or its row', () => {
    const address = { key: 'revenue', year: 2022 }
    expect(sentence({ kind: 'value-corrected', address, from: '126800', to: '126900' })).toBe(
      '将样例泵业的营业收入（万元）（2022 年）由“126,800”更正为“126,900”',
    )
    expect(sentence({ kind: 'value-corrected', address, to: '126900' })).toBe(
      '填写样例泵业的营业收入（万元）（2022 年）：“126,900”',
    )
    expect(sentence({ kind: 'value-corrected', address, from: '126800', to: '' })).toBe(
      '清空样例泵业的营业收入（万元）（2022 年），原为“126,800”',
    )
    const phone = { address: { key: 'phone' }, from: '13900000001', to: '13900000002' }
    expect(sentence({ kind: 'value-corrected', ...phone })).toBe(
      '将样例泵业的联系电话由“13900000001”更正为“13900000002”',
    )
    const share = { key: 'investors', row: 1, column: 'share' }
    const restored = recordOf({ kind: 'value-restored', address: share, to: '60' }, { applicationId: 'A04' })
    expect(sentenceOf(restored, words)).toBe('将样例平台的主要投资方第 1 行投资比例（%）恢复为“60”')
  })

  it('names what was made by its file, not by its place on the machine', () => {
    const path = 'C:\\遴选\\exports\\定稿第1版\\申报书\\01_样例泵业.pdf'
    expect(sentence({ kind: 'product-made', path })).toBe('生成样例泵业的申报书“01_样例泵业.pdf”')
    const { applicationId: _, ...ofBatch } = recordOf({ kind: 'product-made', path: '/data/exports/推荐汇总表.xlsx' })
    expect(sentenceOf(ofBatch, words)).toBe('生成“推荐汇总表.xlsx”')
  })

  it('tells a notice to correct with its day, and the stamped scan with its edition', () => {
    expect(sentence({ kind: 'letter-made', letter: 'correction', byDate: '2023-07-25' })).toBe(
      '生成样例泵业的补正通知，补正期限为2023年7月25日',
    )
    expect(sentence({ kind: 'letter-made', letter: 'correction' })).toBe('生成样例泵业的补正通知')
    expect(sentence({ kind: 'scan-accepted', edition: 2, pages: 3 })).toBe(
      '收取推荐汇总表的盖章扫描件（定稿第 2 版，3 页）',
    )
  })

  it('calls an edition from another desk by its paper', () => {
    const hash = `7f3a91c2${'0'.repeat(56)}`
    const joined = { edition: 2, paper: { number: 1, hash } }
    expect(sentence({ kind: 'package-carried', ...joined, to: 'E:\\' })).toContain('把第 1 版（7F3A-91C2）的报送包')
    expect(sentence({ kind: 'edition-resumed', number: 2, hash, printed: 1 })).toContain('定稿第 1 版 · 7F3A-91C2')
  })

  it('tells a ruling by the title of its check and with its reason', () => {
    expect(
      sentence({ kind: 'finding-ruled', check: 'noAccident', from: 'manual', outcome: 'pass', reason: '已函询' }),
    ).toBe('认定样例泵业“2021 年 1 月 1 日至今未发生重大质量、环保或安全事故”通过，理由：已函询')
  })

  it('goes by the number of an application that is not known by name, and the id of a slot that is not listed', () => {
    const from = { slot: 'licence' }
    const moved = recordOf({ kind: 'attachment-placed', file: '照片.jpg', from, to: { slot: '样例', year: 2022 } })
    expect(sentenceOf(moved, words)).toBe(
      '将样例泵业的附件“照片.jpg”由“企业法人营业执照（复印件）”归为“样例（2022 年）”',
    )
    expect(sentenceOf({ ...moved, applicationId: 'A99' }, words)).toContain('将A99的附件')
  })
})

describe('the kinds of event', () => {
  it('have a name each, found by it', () => {
    const names = eventKinds.map(({ kind }) => kind)
    expect(new Set(names).size).toBe(names.length)
    for (const kind of eventKinds) expect(tellingOf({ kind: kind.kind } as DeskEvent)).toBe(kind)
  })
})
