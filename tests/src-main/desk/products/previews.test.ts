import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Actor } from '../../../../src-main/desk/actor.ts'
import { findPreview, keepPreview } from '../../../../src-main/desk/products/previews.ts'
import { must, newDesk, officer } from '../../../support/desk.ts'

const personOf = (uid: string, name: string): Actor => ({ name, officer: { uid, name, roles: ['handler'] } })

it('is its officer’s own: another who prints the same list otherwise takes none away', async () => {
  const desk = newDesk()
  const print = async (actor: Actor, said: string) =>
    must(await keepPreview(desk, actor, 'list-intake', [{ name: '收件.pdf', bytes: Buffer.from(said) }]))
  const shown = ({ id }: { readonly id: string }) => readFileSync(must(findPreview(desk, id, '收件.pdf')), 'utf8')

  const first = await print(personOf('a'.repeat(32), '样例甲'), '甲的')
  const second = await print(personOf('b'.repeat(32), '样例乙'), '乙的')
  expect([first, second].map(shown)).toEqual(['甲的', '乙的'])

  // One person's desk has one of each, the last.
  expect(await print(officer, '前')).toEqual(await print(officer, '后'))
})
