import { expect, it, onTestFinished, vi } from 'vitest'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, inProcess, newContext } from './desks.ts'

it('answers at once what a page would ask one after another', async () => {
  // However long the places of its copies take here.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const desk = newDesk(application('enterprise'), application('platform', { id: 'A02' }))
  const context = contextOf(desk)
  // And however long each other part takes: it is not taken from the time they have.
  const busy = () => {
    vi.advanceTimersByTime(1000)
    return desk
  }
  const client = inProcess({ ...context, holder: { ...context.holder, desk: busy } })
  expect(await client.beginning.read()).toEqual({
    state: await client.desk.state(),
    open: {
      rows: await client.applications.list(),
      withdrawn: await client.applications.withdrawn(),
      today: await client.desk.today(),
      submission: await client.editions.submission(),
      editions: await client.editions.list(),
      latest: await client.events.list({ limit: 1 }),
      checkUp: await client.doctor.state(),
      places: await client.backup.places(),
    },
  })
})

it('answers what is counted over a long list in its place', async () => {
  const client = inProcess(contextOf(newDesk(...Array.from({ length: 201 }, (_, i) => numbered(i)))))
  const { open } = await client.beginning.read()
  expect(open).toMatchObject({ totals: await client.applications.totals() })
  expect(open).not.toHaveProperty('rows')
})

/** Each its own applicant. */
function numbered(i: number) {
  return application('enterprise', { values: { name: `上海样例第${i}有限公司`, creditCode: '' } })
}

it('tells of a desk nobody has signed in at, and where there is none, the state alone', async () => {
  const context = contextOf(newDesk(application('enterprise')))
  const { session } = await inProcess(context).people.add({ name: '样例甲', roles: ['head'] })
  const stranger = inProcess(context)
  expect(await stranger.beginning.read()).toEqual({ state: await stranger.desk.state() })
  const known = inProcess(context, undefined, session)
  expect(await known.beginning.read()).toMatchObject({ state: { kind: 'open' }, open: { rows: [{ id: 'A01' }] } })
  expect(await inProcess(newContext()).beginning.read()).toMatchObject({ state: { kind: 'none' } })
})
