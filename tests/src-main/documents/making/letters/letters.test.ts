import { describe, expect, it } from 'vitest'
import { listEvents } from '../../../../../db/events.ts'
import { updateBatch } from '../../../../../src-main/desk/batch/update-batch.ts'
import { rule, ruleMany } from '../../../../../src-main/desk/findings/rule.ts'
import { changeMeeting } from '../../../../../src-main/desk/meeting/change-meeting.ts'
import { decline } from '../../../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../../../src-main/desk/ranking/order.ts'
import { recommend } from '../../../../../src-main/desk/ranking/recommend.ts'
import { application, scheme } from '../../../../support/application.ts'
import {
  attest,
  must,
  newDesk,
  officer,
  orderOf,
  preparer,
  problemOf,
  temporaryFolder,
} from '../../../../support/desk.ts'
import { expectWhole } from '../../../../support/whole-sentence.ts'
import { lowShare, make, makeLetters, said, withoutAudit } from './make.ts'

describe('补正通知', () => {
  it('tells the applicant in plain words what is wrong, what to hand in, by when, and whom to call', async () => {
    const desk = newDesk(withoutAudit())
    const { lines, rows, text } = await said(desk, 'correction', { byDate: '2023-07-25' })
    expect(lines).toContain('上海样例泵业有限公司：')
    expect(text).toContain('2023年7月25日（星期二）前')
    expect(text).toContain(scheme.documentNumber)
    expect(rows).toContainEqual([
      '1',
      '服务收入占营业收入比重达 30% 以上',
      expect.stringContaining('低于 30%'),
      expect.stringContaining('如填报有误请你单位更正并盖章确认'),
      '二（一）2（1）示范企业',
    ])
    expect(lines).toContain('1．2022 年度审计报告')
    expect(text).toContain('联系人：样例填报人　　联系电话：021-64000000')
    expect(lines.slice(-2)).toEqual(['徐汇区科学技术委员会', '2023年7月7日'])
  })

  it('keeps what officers have ruled, and what passes, in the house', async () => {
    const desk = newDesk(withoutAudit())
    const reason = '群众来信反映，内部核实中'
    must(rule(desk, { application: 'A01', check: 'noViolation', outcome: 'fail', reason }, officer))
    const { text } = await said(desk, 'correction')
    expect(text).toContain('没有违法行为')
    expect(text).toContain('经核实，此项未予通过')
    expect(text).not.toMatch(/群众来信|样例经办人|认定|电话可用/)
  })

  it.each([
    ['I6513 人工智能应用软件开发', '属于 I 信息传输、软件和信息技术服务业，不是制造业。'],
    ['人工智能应用软件开发', '看不出是否属于制造业。'],
  ])('keeps the applicant’s own words whole, though they are an officer’s too: %s', async (industry, end) => {
    const desk = newDesk(application('enterprise', { values: { ...lowShare, industry } }))
    must(rule(desk, { application: 'A01', check: 'manufacturing', outcome: 'fail', reason: '已核实' }, officer))
    const { rows } = await said(desk, 'correction')
    const row = rows.find((r) => r[1] === '制造业企业')
    expect(row?.[2]).toContain(`所属行业“${industry}”${end}`)
    expect(row?.[3]).toContain('请更正所属行业，并提交统计登记的行业代码证明')
  })

  it.each(['enterprise', 'platform', 'district'] as const)(
    'of a %s says on every point what is wrong and what to hand in, whatever the rule itself found',
    async (category) => {
      const own = ['unsureValues', 'duplicate']
      const checks = scheme.checks.filter((c) => c.categories.includes(category))
      const empty = { ...application(category), values: [], outline: [], attachments: [] }
      for (const subject of [empty, application(category)]) {
        const desk = newDesk(subject)
        const ruling = { outcome: 'fail', reason: '内部核实中' } as const
        must(ruleMany(desk, { rulings: [{ application: 'A01', checks: checks.map((c) => c.id) }], ...ruling }, officer))
        const { rows } = await said(desk, 'correction')
        const points = rows.filter((r) => /^\d+$/.test(r[0] ?? ''))
        expect(points.map((r) => r[1])).toEqual(checks.filter((c) => !own.includes(c.kind)).map((c) => c.title))
        for (const [, , problem, request] of points) {
          expectWhole(problem)
          expectWhole(request)
          expect(problem).not.toContain(ruling.reason)
        }
      }
    },
  )

  it('is in the audit trail once it has been issued, with its day', async () => {
    const desk = newDesk(withoutAudit(), application('platform'))
    must(await makeLetters(desk, 'correction', temporaryFolder(), { byDate: '2023-07-25' }))
    must(await makeLetters(desk, 'opinion', temporaryFolder()))
    const [opened, newest, before] = listEvents(desk.store, { limit: 3 })
    const made = { kind: 'letter-made', letter: 'correction', byDate: '2023-07-25' }
    expect(newest).toMatchObject({ applicationId: 'A01', by: '样例经办人', event: made })
    expect(before?.event.kind).toBe('batch-created')
    // It has gone out: that opens a round.
    const round = { kind: 'round-issued', number: 1, way: 'saved', again: false, dueOn: '2023-07-25' }
    expect(opened).toMatchObject({ applicationId: 'A01', by: '样例经办人', event: round })
  })

  it('goes to those who have something to mend, and to nobody else', async () => {
    const declined = { ...withoutAudit(), values: application('enterprise', { values: lowShare }).values }
    const desk = newDesk(withoutAudit(), application('platform'), declined)
    must(decline(desk, { application: 'A03', reason: '重复申报' }, officer))
    expect((await make(desk, 'correction')).map((p) => p.application)).toEqual(['A01'])
    const folder = temporaryFolder()
    const refused = await makeLetters(desk, 'correction', folder, { applications: ['A02'] })
    expect(problemOf(refused)).toMatchObject({ code: 'nothing-to-correct', message: expect.stringContaining('A02') })
  })

  it.each([
    ['2023-02-30', 'date-unreadable'],
    ['25 July', 'date-unreadable'],
    ['2023-08-11', 'date-too-late'],
  ])('is not made for %s, which is no day before the submission', async (byDate, code) => {
    const refused = await makeLetters(newDesk(withoutAudit()), 'correction', temporaryFolder(), { byDate })
    expect(problemOf(refused).code).toBe(code)
  })
})

describe('初审意见表', () => {
  it('has every check with its clause and outcome, the figures, and each ruling with who, when and why', async () => {
    const desk = newDesk(withoutAudit())
    must(rule(desk, { application: 'A01', check: 'noAccident', outcome: 'pass', reason: '已核实' }, officer))
    const { rows, text } = await said(desk, 'opinion')
    for (const check of scheme.checks.filter((c) => c.categories.includes('enterprise'))) {
      expect(rows.map((r) => r[1])).toContain(`${check.title}（${check.clause}）`)
    }
    const share = rows.find((r) => r[1]?.startsWith('服务收入占营业收入比重'))
    expect(share?.slice(2)).toEqual(['× 不通过', expect.stringContaining('29996')])
    const attested = rows.find((r) => r[1]?.includes('重大质量、环保或安全事故'))
    expect(attested?.[2]).toBe('√ 通过')
    expect(attested?.[3]).toMatch(/^认定通过：已核实（样例经办人，\d{4}年\d+月\d+日 \d\d:\d\d）$/)
    const outcomes = rows.flatMap((r) => (/^\d+$/.test(r[0] ?? '') ? (r[2] ?? '') : []))
    const open = outcomes.map((outcome) => ['× 不通过', '？待核'].includes(outcome))
    expect(open).toContain(true)
    expect(open).toEqual(open.toSorted((a, b) => Number(b) - Number(a)))
    expect(text).toContain('经办人（签字）')
  })
})

describe('上会材料', () => {
  it('has the ranking with its figures and the reasons, then who is not on it and why', async () => {
    const names = ['上海样例甲有限公司', '上海样例乙有限公司', '上海样例丙有限公司', '上海样例丁有限公司']
    const codes = ['91310000132260250X', '91310000631696382C', '91310000759565082B', '91310230MA1K05K83G']
    const desk = newDesk(
      ...names.map((name, i) =>
        application('enterprise', { values: { name, creditCode: codes[i], honours: `样例称号${i}` } }),
      ),
    )
    attest(desk, 'A01', 'A02', 'A03', 'A04')
    must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
    must(
      rank(
        desk,
        {
          category: 'enterprise',
          order: ['A02', 'A01'],
          basedOn: orderOf(desk, 'enterprise'),
          reason: '服务收入增长快',
        },
        officer,
      ),
    )
    must(decline(desk, { application: 'A04', reason: '拟明年再报' }, officer))
    must(changeMeeting(desk, { heldOn: '2023-08-03', members: [], rule: 'sum' }, officer))
    const { lines, rows } = await said(desk, 'meeting')
    expect(lines.join()).toContain('2023年8月3日上会')
    const candidates = rows.filter((r) => r[1]?.includes('（A0'))
    expect(candidates.map((r) => [r[0], r[1]?.split('\n')[0]])).toEqual([
      ['1', names[1]],
      ['2', names[0]],
      ['1', names[2]],
    ])
    expect(candidates[0]?.slice(3)).toEqual(['40.0', '40.0', '40.0', '100,000', expect.any(String)])
    expect(rows.flat().filter((text) => text.startsWith('奖励及示范称号：'))).toEqual([
      ...['1', '0', '2'].map((n) => `奖励及示范称号：样例称号${n}`),
    ])
    expect(lines).toContain('初始位次为2022年服务收入占比由高到低的顺序；以下有调整，其余依次顺移。')
    expect(rows).toContainEqual(['1', names[1], '由第 2 位调为第 1 位', '服务收入增长快'])
    expect(rows).toContainEqual(['1', names[3], '拟明年再报', expect.stringContaining('样例经办人')])
    const heads = ['拟推荐排序', '位次调整和理由', '初审通过、未列入推荐', '不予推荐']
    expect(lines.filter((line) => heads.includes(line))).toEqual(heads)
  })

  it('says what the order came to, not how it was tried', async () => {
    const codes = ['91310000132260250X', '91310000631696382C', '91310000759565082B']
    const shares = ['31', '35', '33']
    const desk = newDesk(
      ...shares.map((share, i) =>
        application('enterprise', {
          values: {
            name: `样例${'甲乙丙'[i]}`,
            creditCode: codes[i],
            'serviceShare.2022': share,
            'serviceRevenue.2022': `${share}000`,
          },
        }),
      ),
    )
    attest(desk, 'A01', 'A02', 'A03')
    must(recommend(desk, { applications: ['A01', 'A02', 'A03'] }, officer))
    const orders: [string[], string?][] = [
      [['A02', 'A03', 'A01']],
      [['A03', 'A02', 'A01'], '先看看'],
      [['A02', 'A03', 'A01']],
      [['A01', 'A02', 'A03'], '本区重点培育'],
    ]
    const reorder = (order: string[], reason?: string) =>
      must(rank(desk, { category: 'enterprise', order, basedOn: orderOf(desk, 'enterprise'), reason }, officer))
    for (const [order, reason] of orders) reorder(order, reason)
    const { lines, rows, text } = await said(desk, 'meeting')
    expect(lines).toContain('初始位次为2022年服务收入占比由高到低的顺序；以下有调整，其余依次顺移。')
    expect(rows.filter((r) => r[2]?.startsWith('由第'))).toEqual([
      ['1', '样例甲', '由第 3 位调为第 1 位', '本区重点培育'],
    ])
    expect(text).not.toContain('先看看')
    reorder(['A02', 'A03', 'A01'])
    const settled = await said(desk, 'meeting')
    expect(settled.lines).toContain('位次即2022年服务收入占比由高到低的顺序，没有调整。')
    expect(settled.text).not.toContain('本区重点培育')
  })
})

describe('收件回执', () => {
  it('lists what came with its pages, and what is missing: a report of another year does not count', async () => {
    const { rows, text } = await said(newDesk(withoutAudit()), 'receipt')
    expect(rows).toContainEqual(['2', '企业法人营业执照（复印件）', '营业执照.pdf', '1', '已收'])
    expect(rows).toContainEqual(['5', '2022 年度审计报告', '2021年审计报告.pdf', '20', '为 2021 年度'])
    expect(text).toContain('尚缺：2022 年度审计报告。')
    // 如有 is the notice's own word, of one certificate.
    expect(rows).toContainEqual(['4', '相关产品的技术水平评价证书（鉴定证书）', '—', '—', '—'])
    expect(text.match(/如有/g)).toHaveLength(1)
  })
})

describe('联系人反馈表', () => {
  it('has the liaison, the mailbox and the day', async () => {
    const desk = newDesk()
    const liaison = { name: '样例联系人', title: '科长', phone: '021-64000002', email: 'lianxi@example.com' }
    must(updateBatch(desk, { liaison }, preparer))
    const { rows, text } = await said(desk, 'liaison')
    expect(rows.map((r) => r[1])).toEqual(['徐汇区科学技术委员会', ...Object.values(liaison)])
    expect(text).toContain('请于2023年7月14日（星期五）前反馈至luocq@sheitc.sh.gov.cn')
  })
})
