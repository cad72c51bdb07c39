import { describe, expect, it } from 'vitest'
import { findScheme } from '../../../src-main/desk/schemes.ts'
import { type AuditRecord, auditSentence } from '../../../src-renderer/lib/audit-sentence.ts'

const found = findScheme('shanghai-2023-batch5')
if (!found.ok) throw new Error(found.problem.message)
const vocabulary = {
  scheme: found.value,
  applications: new Map([
    ['A01', { name: '样例泵业', category: 'enterprise' as const }],
    ['A02', { name: '样例电梯', category: 'enterprise' as const }],
    ['A03', { name: '样例仪器', category: 'enterprise' as const }],
  ]),
}

function sentence(record: Partial<AuditRecord>): string {
  const whole = { seq: 1, at: '2023-07-10T00:00:00Z', by: '样例', action: '', prevHash: '', hash: '', ...record }
  return auditSentence(whole, vocabulary)
}

describe('the minutes', () => {
  it('say who moved from where to where and why', () => {
    expect(sentence({ action: '排序（示范企业）', from: 'A01、A02、A03', to: 'A03、A01、A02，理由：会议讨论' })).toBe(
      '将样例仪器由第 3 位移至第 1 位，理由：会议讨论',
    )
  })

  it('count the changed places where more than one moved', () => {
    expect(sentence({ action: '排序（示范企业）', from: 'A01、A02、A03', to: 'A03、A02、A01' })).toContain(
      '2 件的位次有变',
    )
  })

  it('name a corrected field by its printed label and year', () => {
    expect(sentence({ action: '更正', applicationId: 'A01', key: 'revenue.2022', from: '126800', to: '126900' })).toBe(
      '将样例泵业的营业收入（万元）（2022 年）由“126,800”更正为“126,900”',
    )
  })

  it('name what was made by its file, not by its place on the machine', () => {
    const to = 'C:\\遴选\\exports\\定稿第1版\\申报书\\01_样例泵业.pdf'
    expect(sentence({ action: '导出', applicationId: 'A01', to })).toBe('生成样例泵业的申报书“01_样例泵业.pdf”')
    expect(sentence({ action: '导出', to: '/data/exports/推荐汇总表.xlsx' })).toBe('生成“推荐汇总表.xlsx”')
  })

  it('tell a notice to correct with its day, and the stamped scan with its edition', () => {
    expect(sentence({ action: '补正通知', applicationId: 'A02', to: '2023-07-25' })).toBe(
      '生成样例电梯的补正通知，补正期限为2023年7月25日',
    )
    expect(sentence({ action: '补正通知', applicationId: 'A02' })).toBe('生成样例电梯的补正通知')
    expect(sentence({ action: '盖章扫描件', to: '定稿第 2 版，3 页' })).toBe(
      '收取推荐汇总表的盖章扫描件（定稿第 2 版，3 页）',
    )
  })

  it('tell a ruling with its reason', () => {
    expect(
      sentence({
        action: '人工认定',
        applicationId: 'A02',
        key: 'noAccident',
        from: 'manual',
        to: 'pass：已函询应急局',
      }),
    ).toBe('认定样例电梯“2021 年 1 月 1 日至今未发生重大质量、环保或安全事故”通过，理由：已函询应急局')
  })
})
