import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import { type Todo, todosOf } from '../../../../src-renderer/screens/overview/todo.ts'
import { stampedScan } from '../../../e2e/stamped-scan.ts'
import { contextOf, inProcess, outcome } from '../../../src-main/router/desks.ts'
import { application, scheme, value } from '../../../support/application.ts'
import { attest, newDesk, temporaryFolder } from '../../../support/desk.ts'

async function todos(client: DeskClient): Promise<Todo[]> {
  const state = await client.desk.state()
  if (state.kind !== 'open') throw new Error('no desk is open')
  const { liaison } = state.batch
  return todosOf({
    scheme,
    totals: await client.applications.totals(),
    submission: await client.editions.submission(),
    places: await client.backup.places(),
    liaisonKnown: Boolean(liaison.name && liaison.phone),
    liaisonOn: scheme.dates.liaison?.on,
    today: scheme.issuedOn,
  })
}

async function texts(client: DeskClient): Promise<string[]> {
  return (await todos(client)).map((todo) => todo.text)
}

describe('今天该做', () => {
  it('counts what is unconfirmed and failing, and leads to the first of each', async () => {
    const sure = application('enterprise')
    const values = sure.values.map((v) => (v.key === 'phone' ? value('phone', v.value, { certainty: 'unsure' }) : v))
    const failing = application('platform', { values: { operatingYears: '1' } })

    const list = await todos(inProcess(contextOf(newDesk({ ...sure, values }, failing))))

    expect(list.find((todo) => todo.id === 'unsure')).toMatchObject({
      text: '1 处读取待核对',
      to: '/applications/A01/review',
    })
    expect(list.find((todo) => todo.id === 'fail')).toMatchObject({
      text: '1 件有不通过',
      findings: { category: 'platform', show: 'fail' },
    })
    expect(list.find((todo) => todo.id === 'unranked')?.text).toBe('2 类还没有排序')
  })

  it('has done with those of whom it was said why they are not recommended', async () => {
    const desk = newDesk(
      application('enterprise'),
      application('enterprise', { values: { name: '上海样例乙有限公司', creditCode: '91310104MA1TEAT2XB' } }),
    )
    attest(desk, 'A01', 'A02')
    const client = inProcess(contextOf(desk))
    await client.ranking.recommend({ applications: ['A01'] })
    expect(await texts(client)).toContain('1 件初审通过，待推荐')
    await client.meeting.passOver({ applications: ['A02'], reason: '样例：名额所限' })
    expect((await todos(client)).map(({ id }) => id)).not.toContain('eligible')
  })

  it('says so as soon as data and edition part', async () => {
    const desk = newDesk(application('enterprise'))
    attest(desk, 'A01')
    const client = inProcess(contextOf(desk))
    await client.ranking.recommend({ applications: ['A01'] })
    expect(await texts(client)).toContain('还没有定稿')
    await outcome(client.editions.freeze())
    expect(await texts(client)).toContain('生成申报书和汇总表')
    expect(await texts(client)).not.toContain('数据与定稿不一致')
    await client.values.set({ application: 'A01', key: 'revenue', year: 2022, value: '100001' })
    expect(await texts(client)).toContain('数据与定稿不一致')
  })

  it('leads over the products and the stamped scan to the package', async () => {
    const failing = application('platform', { values: { operatingYears: '1', creditCode: '91310104MA1TEAT2XB' } })
    const desk = newDesk(application('enterprise', { attachments: [] }), failing)
    attest(desk, 'A01')
    const client = inProcess(contextOf(desk))
    await client.findings.ruleMany({
      rulings: [{ application: 'A01', checks: ['licence', 'audit'] }],
      outcome: 'pass',
      reason: '样例：已看原件',
    })
    await client.ranking.recommend({ applications: ['A01'] })
    await outcome(client.editions.freeze())
    await outcome(client.editions.make())
    expect(await texts(client)).toContain('打印汇总表盖章，收回扫描件')

    const summary = (await client.editions.products()).find((p) => p.kind === 'summaryPdf')
    const [scan] = await stampedScan(summary?.path ?? '')
    const path = join(temporaryFolder(), '扫描.jpg')
    writeFileSync(path, scan?.buffer ?? '')
    expect(await outcome(client.scans.add({ from: { path } }))).toMatchObject({ value: { accepted: true } })
    expect(await texts(client)).toContain('生成报送包')
    await outcome(client.editions.finish({}))
    expect((await todos(client)).map(({ id }) => id)).toEqual(expect.arrayContaining(['fail', 'deliver']))
    // Once all has gone, what was left of others is nothing any more.
    const signed = { way: 'inPerson', on: '2023-08-08', handedBy: '样例', receivedBy: '样例收件人' } as const
    await client.delivery.record({ from: { path }, ...signed })
    expect((await todos(client)).map(({ id }) => id)).toEqual(['liaison'])
  })

  it('asks for the e-mail the district’s row prints, and for cells the summary would print blank', async () => {
    const client = inProcess(contextOf(newDesk(application('district'))))
    expect((await todos(client)).find((todo) => todo.id === 'email')).toMatchObject({
      text: '批次的电子邮箱未填',
      to: '/settings',
    })
    await client.desk.update({ email: 'desk@example.com' })
    expect(await texts(client)).not.toContain('批次的电子邮箱未填')

    const desk = newDesk(application('enterprise', { values: { mode: '' } }))
    attest(desk, 'A01')
    const other = inProcess(contextOf(desk))
    await other.findings.rule({ application: 'A01', check: 'modeGiven', outcome: 'pass', reason: '样例' })
    await other.ranking.recommend({ applications: ['A01'] })
    expect((await todos(other)).find((todo) => todo.id === 'blank')).toMatchObject({
      text: '推荐汇总表有 1 格空着',
      to: '/applications/A01',
    })
  })

  it('drops the contact and the backup once they are there', async () => {
    const client = inProcess(contextOf(newDesk(application('enterprise'))))
    expect(await texts(client)).toEqual(expect.arrayContaining(['联系人未填', '还没有备份']))
    await client.desk.update({ liaison: { name: '样例', phone: '021-64000000' } })
    await outcome(client.backup.create())
    expect(await texts(client)).not.toContain('联系人未填')
    expect(await texts(client)).not.toContain('还没有备份')
  })
})
