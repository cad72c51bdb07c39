import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient, isProcedure } from '@orpc/server'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listEvents } from '../../../db/events.ts'
import { readPassword } from '../../../db/officers.ts'
import { newUid } from '../../../db/uid.ts'
import { sessionHeader } from '../../../src-domain/officer-header.ts'
import { type Role, roles } from '../../../src-domain/people/officer.ts'
import type { Right } from '../../../src-domain/people/rights.ts'
import { closeDesk, type Desk, openDesk } from '../../../src-main/desk/desk.ts'
import { keepPassword, whoIs } from '../../../src-main/desk/people/passwords.ts'
import { holdDesk } from '../../../src-main/router/context.ts'
import { rightTo } from '../../../src-main/router/rights.ts'
import { router } from '../../../src-main/router/router.ts'
import { application } from '../../support/application.ts'
import { attest, must, newDesk, problemOf } from '../../support/desk.ts'
import { runDesk } from '../shells/cli/run-desk.ts'
import { contextOf, inProcess, outcome, overHttp, quickCost } from './desks.ts'

const password = '样例-甲乙丙丁-1'
const who = { reason: '样例：与申报单位负责人有亲属关系' }

const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310000132260250X']
const applicants = codes.map((creditCode, i) =>
  application('enterprise', { values: { name: `上海样例${i + 1}号有限公司`, creditCode } }),
)

/** A desk with 陈经办 who handles, 李复核 who reviews and 王负责 who is its head; each client in a sitting of its own. */
async function peopled(desk: Desk = newDesk(...applicants)) {
  const context = contextOf(desk)
  const { officer: first, session = '' } = await inProcess(context).people.add({ name: '王负责', roles: ['head'] })
  const head = inProcess(context, undefined, session)
  const handlerOfficer = (await head.people.add({ name: '陈经办', roles: ['handler'] })).officer
  const reviewerOfficer = (await head.people.add({ name: '李复核', roles: ['reviewer'] })).officer
  const sitting = async (officer: string, password?: string) => {
    const signed = await inProcess(context).people.signIn({ officer, ...(password !== undefined && { password }) })
    return { session: signed.session, client: inProcess(context, undefined, signed.session) }
  }
  return {
    ...{ desk, context, head, sitting },
    ...{ officers: { head: first, handler: handlerOfficer, reviewer: reviewerOfficer } },
    handler: (await sitting(handlerOfficer.uid)).client,
    reviewer: (await sitting(reviewerOfficer.uid)).client,
  }
}

const code = (code: string) => expect.objectContaining({ code })

it('a sitting ends with its desk, also for when that is opened again', () => {
  const [one = '', other = ''] = [newDesk(), newDesk()].map((desk) => {
    closeDesk(desk)
    return desk.store.folder
  })
  const holder = holdDesk(one)
  onTestFinished(holder.close)
  must(holder.open(one))
  const session = holder.sessions.begin(newUid())
  for (const folder of [other, one]) must(holder.open(folder))
  expect(holder.sessions.officerOf(session)).toBeUndefined()
})

it('a sitting ends with the next of the same page', async () => {
  const { reviewer, officers } = await peopled()
  await reviewer.people.signIn({ officer: officers.handler.uid })
  await expect(reviewer.applications.list()).rejects.toEqual(code('signed-out'))
})

describe('a desk without people', () => {
  it('asks nobody who they are, whatever a page says', async () => {
    const context = contextOf(newDesk(application('enterprise')))
    const client = inProcess(context, '样例甲', 'no sitting at all')
    await client.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    expect(await client.events.list({ limit: 1 })).toMatchObject([{ by: '样例甲' }])
    expect(await client.desk.state()).not.toHaveProperty('officer')
  })

  it('has whoever adds the first signed in as that one, who must be able to add others', async () => {
    const context = contextOf(newDesk())
    await expect(inProcess(context).people.add({ name: '样例甲', roles: ['handler'] })).rejects.toEqual(
      code('head-needed'),
    )
    expect(await inProcess(context).desk.state()).toMatchObject({ kind: 'open' })
    const { session = '' } = await inProcess(context).people.add({ name: '样例甲', roles: [...roles] })
    expect(await inProcess(context).desk.state()).toMatchObject({ kind: 'locked', people: [{ name: '样例甲' }] })
    const client = inProcess(context, '别人', session)
    expect(await client.desk.state()).toMatchObject({ kind: 'open', officer: { name: '样例甲' } })
    const { step } = await client.desk.update({ phone: '021-64000001' })
    expect(step).toBeDefined()
    expect(await client.events.list({ limit: 1 })).toMatchObject([{ by: '样例甲' }])
  })

  it('is one again once the last has been retired', async () => {
    const { head, officers, context } = await peopled()
    await expect(head.people.change({ officer: officers.head.uid, retired: true })).rejects.toEqual(code('head-needed'))
    for (const { uid } of [officers.handler, officers.reviewer, officers.head])
      await head.people.change({ officer: uid, retired: true })
    expect(await inProcess(context).desk.state()).toMatchObject({ kind: 'open' })
  })
})

describe('what each may call', () => {
  /** Which roles a right is for: the promise, written down a second time on purpose. */
  const meant: Readonly<Record<Right, readonly (Role | 'nobody')[]>> = {
    open: ['nobody', 'handler', 'reviewer', 'head'],
    any: ['handler', 'reviewer', 'head'],
    handle: ['handler'],
    review: ['reviewer'],
    giveBack: ['reviewer', 'head'],
    consent: ['head'],
    manage: ['head'],
  }
  const paths = below(router, [])

  it('is asked of every procedure there is', async () => {
    const { context, sitting, officers } = await peopled()
    // Nothing is to be long or to reach outside: what may be called is called, with an input that fits nothing.
    expect(paths.length).toBeGreaterThan(90)
    for (const path of paths) {
      const right = rightTo(path)
      const name = path.join('.')
      expect(right, name).toBeDefined()
      for (const role of ['nobody', ...roles] as const) {
        const session = role === 'nobody' ? undefined : (await sitting(officers[role].uid)).session
        const refused = await refusal(context, path, session)
        const may = right !== undefined && meant[right].includes(role)
        expect([name, role, refused]).toEqual([
          name,
          role,
          may ? undefined : role === 'nobody' ? 'signed-out' : 'role-lacking',
        ])
      }
    }
  })

  /** Said once more than in the table, whose own slip the test above would believe. */
  const handlersOwn = [
    ...['values.set', 'values.confirm', 'outline.set', 'attachments.add', 'attachments.remove', 'findings.rule'],
    ...['applications.create', 'applications.decline', 'applications.withdraw', 'intake.import', 'rounds.takeOver'],
    ...['ranking.recommend', 'ranking.rank', 'editions.freeze', 'editions.finish', 'scans.add', 'scans.confirmSeal'],
    ...['delivery.carry', 'delivery.mail', 'delivery.password', 'delivery.record', 'delivery.withdraw'],
    ...[
      'meeting.change',
      'meeting.place',
      'meeting.clear',
      'meeting.passOver',
      'meeting.makeSheets',
      'meeting.readSheets',
    ],
    ...['rosters.import', 'rosters.withdraw', 'letters.issue', 'handOver.make', 'handOver.merge', 'signOff.submit'],
  ]
  const headsOwn = [
    ...['people.add', 'people.change', 'recusals.end', 'signOff.require', 'signOff.consent', 'office.open'],
    ...['backup.nameSecond', 'backup.forgetSecond', 'backup.restore'],
  ]
  const openToAll = [
    ...['desk.state', 'desk.create', 'desk.open', 'desk.badPlace', 'people.signIn', 'people.signOut'],
    ...['handOver.find', 'handOver.open', 'city.create', 'beginning.read'],
  ]

  it('is the handler’s for the work, the head’s for people and what replaces all, and nobody’s who has not signed in', async () => {
    const { context, sitting, officers } = await peopled()
    const session = async (role: 'handler' | 'reviewer' | 'head') => (await sitting(officers[role].uid)).session
    const [handler, reviewer, head] = [await session('handler'), await session('reviewer'), await session('head')]
    const names = paths.map((path) => path.join('.'))
    const refusedTo = async (session: string | undefined, of: readonly string[], why: string) => {
      const lets: string[] = []
      for (const name of of) if ((await refusal(context, name.split('.'), session)) !== why) lets.push(name)
      return lets
    }
    expect(await refusedTo(reviewer, [...handlersOwn, ...headsOwn], 'role-lacking')).toEqual([])
    expect(await refusedTo(head, handlersOwn, 'role-lacking')).toEqual([])
    expect(await refusedTo(handler, headsOwn, 'role-lacking')).toEqual([])
    expect(await refusedTo(undefined, names, 'signed-out')).toEqual(names.filter((name) => openToAll.includes(name)))
  })

  it('is nobody else’s for being said in a header of a sitting that has ended', async () => {
    const { context, sitting, officers, head } = await peopled()
    const { client, session } = await sitting(officers.handler.uid)
    await client.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    await head.people.change({ officer: officers.handler.uid, roles: ['reviewer'] })
    await expect(client.values.set({ application: 'A01', key: 'contact', value: '样例戊' })).rejects.toEqual(
      code('role-lacking'),
    )
    await client.people.signOut()
    await expect(inProcess(context, '陈经办', session).applications.list()).rejects.toEqual(code('signed-out'))
  })

  it('is none of the stored bytes while nobody of this desk is signed in', async () => {
    const { context, head, officers, sitting } = await peopled()
    const connected = await overHttp(context)
    const { attachments } = (await head.applications.get({ application: 'A01' })).application
    const at = `/files/${attachments[0]?.id}`
    const status = async () => (await connected.fetch(at)).status
    // Let in, and told that there are none.
    expect(await status()).toBe(404)
    await head.people.change({ officer: officers.handler.uid, retired: true })
    context.holder.sessions.endAll()
    for (const uid of [officers.handler.uid, newUid()]) {
      context.holder.sessions.begin(uid)
      expect(await status()).toBe(403)
    }
    await sitting(officers.reviewer.uid)
    expect(await status()).toBe(404)
  })

  /** Why the call was refused for who makes it, if it was. */
  async function refusal(context: ReturnType<typeof contextOf>, path: readonly string[], session: string | undefined) {
    const reqHeaders = new Headers(session === undefined ? {} : { [sessionHeader]: session })
    const client = createRouterClient(router, { context: { ...context, reqHeaders } })
    const call = path.reduce((node: unknown, name) => (node as Record<string, unknown>)[name], client) as (
      input: unknown,
    ) => Promise<unknown>
    try {
      await call({ nothing: 'of the kind' })
      return undefined
    } catch (error) {
      const { code } = error as { readonly code: string }
      return ['signed-out', 'role-lacking'].includes(code) ? code : undefined
    }
  }
})

describe('undoing', () => {
  it('is of one’s own steps, and no longer of those that are not one’s to do', async () => {
    const { handler, head, reviewer, officers } = await peopled()
    const { step } = await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    if (!step) return expect.unreachable()
    await expect(reviewer.undo.step({ step })).rejects.toEqual(code('undo-of-another'))
    const changed = await head.people.change({ officer: officers.handler.uid, roles: ['reviewer'] })
    await expect(handler.undo.step({ step })).rejects.toEqual(code('role-lacking'))
    if (!changed.step) return expect.unreachable()
    expect((await head.undo.step({ step: changed.step })).undone).toEqual(['陈经办的职责由经办改为复核'])
    expect((await handler.undo.step({ step })).undone).toHaveLength(1)
  })
})

describe('a password', () => {
  it('lets in whoever gives it, is nobody else’s to set but the head’s, and stands in nothing that is read', async () => {
    const { handler, head, officers, sitting, context, desk } = await peopled()
    const { uid } = officers.handler
    await expect(handler.people.password({ officer: uid, password: '短' })).rejects.toEqual(
      code('officer-password-short'),
    )
    await handler.people.password({ officer: uid, password })
    await expect(handler.people.password({ officer: uid })).rejects.toEqual(code('officer-password-wrong'))
    await expect(handler.people.password({ officer: officers.head.uid, password })).rejects.toEqual(
      code('password-of-another'),
    )
    await expect(sitting(uid)).rejects.toEqual(code('officer-password-wrong'))
    await head.people.password({ officer: uid, password })
    // Whoever came in by the one before is out, and the head who set it is not.
    await expect(handler.events.list({ limit: 1 })).rejects.toEqual(code('signed-out'))
    await sitting(uid, password)

    const kept = readPassword(desk.store, uid)?.hash ?? ''
    expect(kept).toMatch(/^scrypt\$N=16,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/)
    const told = JSON.stringify([
      await head.events.list({ limit: 1000 }),
      await head.people.list(),
      await inProcess(context).desk.state(),
    ])
    expect(told).toContain('password-set')
    for (const secret of [password, kept, kept.split('$')[3] ?? '']) expect(told).not.toContain(secret)
    const text = readFileSync(join(desk.store.folder, 'desk.sqlite')).toString('latin1')
    expect(text).not.toContain(Buffer.from(password).toString('latin1'))
  })

  it('costs whoever guesses 128 MiB and half a second in the program itself, one from before too from its next use on', async () => {
    const { officers, desk } = await peopled()
    const { uid } = officers.handler
    const strong = /^scrypt\$N=131072,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/
    must(await keepPassword(desk, uid, password, { name: '样例' }, quickCost))
    expect(readPassword(desk.store, uid)?.hash).not.toMatch(strong)
    // As the program's own shells call it: with no cost of theirs.
    const { passwordCost: _, ...context } = contextOf(desk)
    const signed = await inProcess(context).people.signIn({ officer: uid, password })
    expect(readPassword(desk.store, uid)?.hash).toMatch(strong)
    await inProcess(context, undefined, signed.session).people.password({
      officer: uid,
      password: 'another-1',
      former: password,
    })
    expect(readPassword(desk.store, uid)?.hash).toMatch(strong)
  })

  it('that is wrong again and again is looked at ever later, after a restart too', async () => {
    const { head, officers, desk } = await peopled()
    const officer = officers.handler.uid
    await head.people.password({ officer, password })
    const start = Date.parse('2023-07-27T01:00:00Z')
    const at = (seconds: number) => new Date(start + seconds * 1000)
    const wrong = (seconds: number, on = desk) =>
      whoIs(on, { officer, password: 'wrong' }, { now: at(seconds), cost: quickCost }).then(problemOf)
    expect([(await wrong(0)).code, (await wrong(0)).code]).toEqual(['officer-password-wrong', 'officer-password-wrong'])
    expect(await wrong(0)).toMatchObject({ code: 'officer-password-wait', message: expect.stringContaining('5 秒') })
    // Not even the right one is looked at meanwhile.
    expect(problemOf(await whoIs(desk, { officer, password }, { now: at(4), cost: quickCost }))).toMatchObject({
      message: expect.stringContaining('1 秒'),
    })
    closeDesk(desk)
    const again = must(openDesk(desk.store.folder))
    onTestFinished(() => closeDesk(again))
    expect(problemOf(await whoIs(again, { officer, password }, { now: at(4), cost: quickCost }))).toMatchObject({
      code: 'officer-password-wait',
    })
    expect(await wrong(5, again)).toMatchObject({ message: expect.stringContaining('10 秒') })
    expect(await wrong(15, again)).toMatchObject({ message: expect.stringContaining('20 秒') })
    // A clock put back makes nobody wait for longer than that.
    expect(
      await whoIs(again, { officer, password }, { now: at(-3600), cost: quickCost }).then(problemOf),
    ).toMatchObject({
      message: expect.stringContaining('20 秒'),
    })
    expect(await whoIs(again, { officer, password }, { now: at(35), cost: quickCost })).toMatchObject({ ok: true })
    expect((await wrong(36, again)).code).toBe('officer-password-wrong')
  })

  it('is not guessed by many at once', async () => {
    const { head, officers, desk } = await peopled()
    const officer = officers.handler.uid
    await head.people.password({ officer, password })
    const now = new Date()
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => whoIs(desk, { officer, password: 'wrong' }, { now, cost: quickCost })),
    )
    expect(tries.map((tried) => problemOf(tried).code)).toEqual([
      ...['officer-password-wrong', 'officer-password-wrong', 'officer-password-wait'],
      ...['officer-password-wait', 'officer-password-wait', 'officer-password-wait'],
    ])
    expect(readPassword(desk.store, officer)?.tries).toBe(3)
  })
})

describe('the command line', () => {
  it('asks who of the people acts, for the password and for the role; and lets a head back in', async () => {
    const { head, officers, desk } = await peopled()
    await head.people.password({ officer: officers.handler.uid, password })
    closeDesk(desk)
    const data = ['--data', desk.store.folder]
    const set = (...by: string[]) => runDesk('set', 'A01', 'contact', '样例丁', ...by, ...data)
    expect(await set()).toMatchObject({ code: 2, stderr: expect.stringContaining('陈经办') })
    expect(await set('--by', '李复核')).toMatchObject({ code: 1, stderr: expect.stringContaining('由经办办理') })
    expect(await set('--by', '陈经办')).toMatchObject({ code: 1, stderr: expect.stringContaining('密码不对') })
    vi.stubEnv('SELECTION_DESK_PASSWORD', password)
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(await set('--by', '陈经办')).toMatchObject({ code: 0 })
    vi.unstubAllEnvs()
    expect(await runDesk('forget-password', '陈经办', ...data)).toMatchObject({ code: 0 })
    expect(await set('--by', '陈经办')).toMatchObject({ code: 0 })
    const again = must(openDesk(desk.store.folder))
    onTestFinished(() => closeDesk(again))
    const told = listEvents(again.store, { limit: 3 }).map(({ by, event }) => `${by} ${event.kind}`)
    expect(told).toContain('命令行 password-set')
  })
})

describe('会签', () => {
  async function asked() {
    const of = await peopled()
    const { desk, head, handler } = of
    attest(desk, 'A01', 'A02', 'A03')
    await handler.ranking.recommend({ applications: ['A01', 'A02'] })
    await head.signOff.require({ required: true })
    const frozen = () => outcome(handler.editions.freeze())
    return { ...of, frozen }
  }

  it('is asked for only where somebody else than the handler reviews', async () => {
    const { head, officers } = await peopled()
    await head.people.change({ officer: officers.handler.uid, roles: ['handler', 'reviewer'] })
    await head.people.change({ officer: officers.reviewer.uid, retired: true })
    await expect(head.signOff.require({ required: true })).rejects.toEqual(code('sign-off-unmanned'))
  })

  it('freezes what was submitted, passed and consented to, and nothing before that', async () => {
    const { head, handler, reviewer, frozen } = await asked()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    await expect(head.signOff.consent()).rejects.toEqual(code('sign-off-stage'))
    await handler.signOff.submit()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    await reviewer.signOff.pass()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    await head.signOff.consent()
    expect((await frozen()).value).toMatchObject({ number: 1, fresh: true })
    const said = await head.events.list({ limit: 10 })
    const signed = said.flatMap(({ event, by }) => (event.kind === 'signed-off' ? `${by} ${event.act}` : []))
    expect(signed).toEqual(['王负责 consented', '李复核 passed', '陈经办 submitted', '王负责 required'])
  })

  it('locks what was submitted, whichever way a change comes, until it is returned or unlocked with a reason', async () => {
    const { head, handler, reviewer, frozen } = await asked()
    const { step } = await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    await handler.signOff.submit()
    const locked = code('batch-locked')
    let times = 0
    const correct = () => handler.values.set({ application: 'A01', key: 'contact', value: `样例${++times}` })
    await expect(correct()).rejects.toEqual(locked)
    if (step) await expect(handler.undo.step({ step })).rejects.toEqual(locked)
    await expect(handler.ranking.recommend({ applications: ['A03'] })).rejects.toEqual(locked)
    await expect(handler.desk.update({ phone: '021-64000001' })).rejects.toEqual(locked)
    await reviewer.signOff.giveBack({ reason: '样例：A01 的联系人有误' })
    await correct()
    await handler.signOff.submit()
    await reviewer.signOff.pass()
    await head.signOff.consent()
    await expect(correct()).rejects.toEqual(locked)
    await head.signOff.unlock({ reason: '样例：申报单位来函更正' })
    await correct()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    const reasons = (await head.events.list({ limit: 20 })).flatMap(({ event }) =>
      'act' in event ? (event.reason ?? []) : [],
    )
    expect(reasons).toEqual(['样例：申报单位来函更正', '样例：A01 的联系人有误'])
  })

  it('shows the reviewer what has changed since they looked, application by application', async () => {
    const { handler, reviewer } = await asked()
    await handler.signOff.submit()
    expect(await reviewer.signOff.changes()).toEqual({ changes: [] })
    await reviewer.signOff.giveBack({ reason: '样例：请核' })
    await handler.values.set({ application: 'A02', key: 'contact', value: '样例戊' })
    await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    await handler.notes.write({ application: 'A01', kind: 'memo', text: '样例' })
    const { since, changes } = await reviewer.signOff.changes()
    expect(since).toMatchObject({ by: '李复核', passed: false })
    expect(changes.map(({ application, lines }) => [application, lines.length])).toEqual([
      ['A01', 1],
      ['A02', 1],
    ])
    expect(changes[0]?.lines[0]).toMatchObject({ by: '陈经办', sentence: expect.stringContaining('样例丁') })
  })

  it('is passed by nobody who has submitted it', async () => {
    const { head, handler, officers } = await asked()
    await head.people.change({ officer: officers.handler.uid, roles: ['handler', 'reviewer'] })
    await handler.signOff.submit()
    await expect(handler.signOff.pass()).rejects.toEqual(code('sign-off-own'))
  })
})

describe('回避', () => {
  it('keeps an officer from ruling on, correcting, recommending and ranking one applicant, and none of the others', async () => {
    const { desk, head, handler } = await peopled()
    attest(desk, 'A01', 'A02', 'A03')
    await handler.ranking.recommend({ applications: ['A01', 'A02'] })
    const { row, step } = await handler.recusals.declare({ application: 'A01', ...who })
    expect(row.recusals).toMatchObject([{ name: '陈经办', ...who }])
    const recused = code('recused')
    await expect(handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })).rejects.toEqual(recused)
    await expect(
      handler.findings.rule({ application: 'A01', check: 'noAccident', outcome: 'fail', reason: '样例' }),
    ).rejects.toEqual(recused)
    await expect(handler.ranking.withdraw({ application: 'A01' })).rejects.toEqual(recused)
    await expect(handler.applications.decline({ application: 'A01', reason: '样例' })).rejects.toEqual(recused)
    const order = { category: 'enterprise' as const, basedOn: ['A01', 'A02'] }
    await expect(handler.ranking.rank({ ...order, order: ['A02', 'A01'], reason: '样例' })).rejects.toEqual(
      code('recused-rank'),
    )
    // Behind it, others move as they did.
    await handler.ranking.recommend({ applications: ['A03'] })
    await handler.ranking.rank({ category: 'enterprise', basedOn: ['A01', 'A02', 'A03'], order: ['A01', 'A03', 'A02'] })
    await handler.values.set({ application: 'A02', key: 'contact', value: '样例丁' })
    if (step) await expect(handler.undo.step({ step })).rejects.toEqual(code('undo-lasting'))
    const recusal = row.recusals?.[0]?.uid ?? ''
    await expect(handler.recusals.end({ application: 'A01', recusal, reason: '样例' })).rejects.toEqual(
      code('role-lacking'),
    )
    await head.recusals.end({ application: 'A01', recusal, reason: '样例：核实无亲属关系' })
    await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
  })
})

describe('a sitting', () => {
  it('is over once its page has been silent for longer than an idle one waits', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { handler, head } = await peopled()
    vi.advanceTimersByTime(9 * 60_000)
    await handler.desk.today()
    vi.advanceTimersByTime(9 * 60_000)
    await handler.desk.today()
    await expect(head.desk.today()).rejects.toEqual(code('signed-out'))
  })
})

function below(node: object, path: readonly string[]): (readonly string[])[] {
  return Object.entries(node).flatMap(([name, child]) =>
    isProcedure(child) ? [[...path, name]] : below(child, [...path, name]),
  )
}
