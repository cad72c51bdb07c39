import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { dataFolder } from '../../../../db/data-folder.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok } from '../../../../src-domain/result.ts'
import type { Actor } from '../../../../src-main/desk/actor.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { findPreview, keepPreview, makePreview } from '../../../../src-main/desk/products/previews.ts'
import { must, newDesk, officer, problemOf } from '../../../support/desk.ts'

const personOf = (uid: string, name: string): Actor => ({ name, officer: { uid, name, roles: ['handler'] } })
const [first, second] = [personOf('a'.repeat(32), '样例甲'), personOf('b'.repeat(32), '样例乙')]
const file = '收件.pdf'

const print = async (desk: Desk, actor: Actor, said: string, subject = 'list-intake') =>
  must(await keepPreview(desk, actor, subject, [{ name: file, bytes: Buffer.from(said) }]))
const shown = (desk: Desk, { id }: { readonly id: string }) => readFileSync(must(findPreview(desk, id, file)), 'utf8')

it('stays as it is while its officer or another looks at the same again', async () => {
  const desk = newDesk()
  const made = []
  for (const [actor, said] of [
    [first, '甲的'],
    [second, '乙的'],
    [first, '甲又看'],
  ] as const)
    made.push(await print(desk, actor, said))
  expect(made.map((one) => shown(desk, one))).toEqual(['甲的', '乙的', '甲又看'])
})

it('that is still being made is not swept by the same being made again', async () => {
  const desk = newDesk()
  const [started, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = makePreview(desk, first, 'made-补正通知', async ({ id, folder }) => {
    writeFileSync(join(folder, '甲.docx'), '先')
    started.resolve()
    await goOn.promise
    writeFileSync(join(folder, '乙.docx'), '后')
    return ok({ id })
  })
  await started.promise
  must(await makePreview(desk, first, 'made-补正通知', async () => ok(undefined)))
  goOn.resolve()
  const { id } = must(await slow)
  const read = (name: string) => readFileSync(must(findPreview(desk, id, name)), 'utf8')
  expect(['甲.docx', '乙.docx'].map(read)).toEqual(['先', '后'])
})

it('is swept once it is long ago and its officer looks at the same again; one still written to is not', async () => {
  const desk = newDesk()
  const age = (preview: { readonly id: string }, ...what: ('file' | 'folder')[]) => {
    const path = must(findPreview(desk, preview.id, file))
    const then = new Date(Date.now() - 31 * 60_000)
    for (const one of what) utimesSync(one === 'file' ? path : dirname(path), then, then)
  }
  for (const [who, other] of [
    [first, second],
    [officer, first],
  ] as const) {
    const old = await print(desk, who, '旧')
    const stays = [await print(desk, other, '旁人的'), await print(desk, who, '另一件', 'list-intake-A01')]
    const filling = await print(desk, who, '还在写')
    for (const one of [old, ...stays]) age(one, 'file', 'folder')
    age(filling, 'folder')
    await print(desk, who, '新')
    expect(problemOf(findPreview(desk, old.id, file)).code).toBe('preview-gone')
    expect([...stays, filling].map((one) => shown(desk, one))).toEqual(['旁人的', '另一件', '还在写'])
  }
})

it('leaves nothing where making it fails', async () => {
  const desk = newDesk()
  const { incoming } = dataFolder(desk.store.folder)
  const half = (folder: string) => writeFileSync(join(folder, '一半'), '')
  const refused = await makePreview(desk, first, 'hand-over', async ({ folder }) => {
    half(folder)
    return failed(problem('hand-over-cancelled'))
  })
  expect(problemOf(refused).code).toBe('hand-over-cancelled')
  const bug = makePreview(desk, first, 'hand-over', async ({ folder }) => {
    half(folder)
    throw new Error('bug')
  })
  await expect(bug).rejects.toThrow('bug')
  expect(readdirSync(incoming)).toEqual([])
})

it('is found for the officer whose it is, by its own name alone', async () => {
  const desk = newDesk()
  const mine = await print(desk, first, '甲的')
  expect(findPreview(desk, mine.id, file, first.officer?.uid).ok).toBe(true)
  for (const asking of [second.officer?.uid, '', 'nobody'])
    expect(problemOf(findPreview(desk, mine.id, file, asking)).code).toBe('preview-gone')
  // What it is of, and whose, tells nobody where it lies.
  expect(problemOf(findPreview(desk, mine.id.slice(0, -33), file)).code).toBe('preview-gone')
  expect((await print(desk, first, '甲的')).id).not.toBe(mine.id)
})
