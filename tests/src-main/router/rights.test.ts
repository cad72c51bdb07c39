import { createRouterClient, isProcedure } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { newUid } from '../../../db/uid.ts'
import { sessionHeader } from '../../../src-domain/officer-header.ts'
import { type Role, roles } from '../../../src-domain/people/officer.ts'
import type { Right } from '../../../src-domain/people/rights.ts'
import { rightTo } from '../../../src-main/router/rights.ts'
import { router } from '../../../src-main/router/router.ts'
import { type contextOf, inProcess, overHttp } from './desks.ts'
import { code, peopled } from './peopled.ts'

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

function below(node: object, path: readonly string[]): (readonly string[])[] {
  return Object.entries(node).flatMap(([name, child]) =>
    isProcedure(child) ? [[...path, name]] : below(child, [...path, name]),
  )
}
