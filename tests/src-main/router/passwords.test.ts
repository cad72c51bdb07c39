import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listEvents } from '../../../db/events.ts'
import { readPassword } from '../../../db/officers.ts'
import { closeDesk, openDesk } from '../../../src-main/desk/desk.ts'
import { keepPassword, whoIs } from '../../../src-main/desk/people/passwords.ts'
import { must, problemOf } from '../../support/desk.ts'
import { runDesk } from '../shells/cli/run-desk.ts'
import { contextOf, inProcess, quickCost } from './desks.ts'
import { code, peopled } from './peopled.ts'

const password = '样例-甲乙丙丁-1'

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
