import { expect, it } from 'vitest'
import { lastChange } from '../../../db/events.ts'
import { toRow } from '../../../src-main/desk/applications/row.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../src-main/desk/findings/check-batch.ts'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, inProcess, outcome } from './desks.ts'

it('lists after every change what the whole batch computed anew would say', async () => {
  const [code, other] = ['91310104MA1TEAT11K', '91310000759565082B']
  const desk = newDesk(
    application('enterprise', { values: { name: '样例甲有限公司', creditCode: code } }),
    application('enterprise', { values: { name: '样例乙有限公司', creditCode: other } }),
    application('platform', { values: { operator: '样例丙有限公司' } }),
    application('enterprise', {
      values: { name: '样例丁有限公司', creditCode: '91310000132260250X' },
    }),
    application('district', { cover: { recommender: '样例经济委员会' } }),
  )
  const client = inProcess(contextOf(desk))
  const attested = {
    rulings: ['A01', 'A02', 'A04'].map((application) => ({ application, checks: ['noAccident', 'noViolation'] })),
    outcome: 'pass',
    reason: '样例：已核实',
  } as const
  const category = 'enterprise'

  const changes: (() => Promise<unknown>)[] = [
    () => client.values.set({ application: 'A02', key: 'creditCode', value: code }),
    () => client.applications.decline({ application: 'A01', reason: '样例：重复' }),
    () => client.applications.reconsider({ application: 'A01' }),
    () => client.values.set({ application: 'A02', key: 'creditCode', value: other }),
    () => client.values.set({ application: 'A03', key: 'operator', value: '样例甲 有限公司' }),
    () => client.values.set({ application: 'A01', key: 'name', value: '样例戊有限公司' }),
    () => client.findings.ruleMany(attested),
    () => client.ranking.recommend({ applications: ['A01', 'A02', 'A04'] }),
    () => client.ranking.rank({ category, order: ['A04', 'A01', 'A02'], basedOn: ['A01', 'A02', 'A04'] }),
    () => outcome(client.editions.freeze()),
    () => client.ranking.withdraw({ application: 'A04' }),
    // Undone half-way: A04 is eligible, A05 is not.
    () => client.ranking.recommend({ applications: ['A04', 'A05'] }).catch((error) => error),
    () => client.values.set({ application: 'A04', key: 'creditCode', value: code }),
    () => client.attachments.remove({ application: 'A04', attachment: firstAttachment(desk, 'A04') }),
    () => client.applications.create({ category, name: '样例甲有限公司' }),
    () => client.applications.withdraw({ applications: ['A02', 'A04'], reason: '样例：误导入' }),
    () => client.values.set({ application: 'A01', key: 'creditCode', value: other }),
    () => client.applications.reinstate({ applications: ['A02'] }),
    () => client.applications.reinstate({ applications: ['A04'] }),
    () => client.desk.update({ recommender: '样例经济委员会' }),
  ]
  expect(await client.applications.list()).toEqual(anew(desk))
  for (const change of changes) {
    await change()
    expect(await client.applications.list()).toEqual(anew(desk))
  }
  const { rows } = await client.findings.matrix({ category })
  const checked = checkBatch(desk).filter((c) => c.application.category === category)
  expect(rows.map((r) => r.outcomes)).toEqual(checked.map((c) => c.findings.map((f) => f.outcome)))
})

function anew(desk: Desk) {
  return checkBatch(desk).map((checked) => toRow(desk.scheme, checked, lastChange(desk.store, checked.application.id)))
}

function firstAttachment(desk: Desk, id: string): number {
  const found = checkBatch(desk).find((c) => c.application.id === id)
  return found?.application.attachments[0]?.id ?? 0
}
