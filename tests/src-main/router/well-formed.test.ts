import { describe, expect, it } from 'vitest'
import { readEvent } from '../../../db/events.ts'
import { applicationNow } from '../../../src-main/desk/applications/row.ts'
import { rule } from '../../../src-main/desk/findings/rule.ts'
import type { Context } from '../../../src-main/router/context.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { application } from '../../support/application.ts'
import { must, newDesk } from '../../support/desk.ts'
import { contextOf, inProcess, newBatch, newContext, overHttp } from './desks.ts'

const half = '\ud842'
const isWhole = (value: unknown) => !/\\ud[89a-f]/.test(JSON.stringify(value))

const ways: Record<string, (context: Context) => Promise<DeskClient>> = {
  'in this process': async (context) => inProcess(context),
  'over HTTP': async (context) => (await overHttp(context)).client,
}

describe.each(Object.entries(ways))('half a character in a text, %s', (_way, connect) => {
  it('becomes what the database keeps, and the records stay a whole chain', async () => {
    const desk = newDesk(application('enterprise'))
    const client = await connect(contextOf(desk))
    const of = { application: 'A01' }
    const heading = desk.scheme.categories[0]?.outline.headings[0]?.id ?? ''
    await client.values.set({ ...of, key: 'contact', value: `周${half}样` })
    await client.outline.set({ ...of, heading, text: `正文${half}` })
    await client.findings.rule({ ...of, check: 'noAccident', outcome: 'pass', reason: `已核实${half}` })
    await client.applications.decline({ ...of, reason: `${half}不予推荐` })
    await client.desk.update({ preparer: `填报${half}`, liaison: { name: `联络${half}` } })
    await client.applications.create({ category: 'enterprise', name: `新建${half}` })
    expect(await client.events.verify()).toMatchObject({ events: expect.any(Number) })
    const { application: kept } = await client.applications.get(of)
    expect(kept.values.find((v) => v.key === 'contact')?.value).toBe('周\ufffd样')
    const everything = [
      kept,
      await client.events.list({ limit: 50 }),
      await client.desk.state(),
      await client.applications.list(),
    ]
    for (const part of everything) expect(isWhole(part)).toBe(true)
  })

  it('in the name of a batch’s officer does no harm either', async () => {
    const client = await connect(newContext())
    await client.desk.create({ ...newBatch, preparer: `样例${half}` })
    await client.applications.create({ category: 'enterprise', name: '样例' })
    expect(await client.events.verify()).toMatchObject({ events: 2 })
  })
})

it('past every door, the records are still a whole chain', async () => {
  const desk = newDesk(application('enterprise'))
  const ruling = { application: 'A01', check: 'noAccident', outcome: 'pass', reason: `核实${half}` } as const
  const { step } = must(rule(desk, ruling, { name: `经办${half}` }))
  const client = inProcess(contextOf(desk))
  expect(await client.events.verify()).toMatchObject({ events: step?.last })
  expect(isWhole(readEvent(desk.store, step?.last ?? 0))).toBe(true)
  expect(applicationNow(desk, 'A01').ok).toBe(true)
})

it('a text that is nothing like one, however deep, is refused for its shape', async () => {
  const call = inProcess(contextOf(newDesk(application('enterprise')))).applications.decline
  let deep: unknown = []
  for (let left = 20_000; left > 0; left--) deep = [deep]
  for (const reason of [deep, { length: deep }])
    await expect(call({ application: 'A01', reason } as never)).rejects.toMatchObject({ code: 'input-invalid' })
})
