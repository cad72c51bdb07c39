import { expect, it } from 'vitest'
import { readApplication } from '../../../../db/applications.ts'
import { modesOf } from '../../../../src-domain/batch/modes.ts'
import { categoryOf } from '../../../../src-domain/schemes/lookup.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { decline } from '../../../../src-main/desk/ranking/decline.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { giveModes } from '../../../../src-main/desk/values/give-modes.ts'
import { application } from '../../../support/application.ts'
import { must, newDesk, officer, problemOf } from '../../../support/desk.ts'

function modesNow(desk: Desk, id: string): string[] {
  const found = readApplication(desk.store, id)
  if (!found) throw new Error(id)
  return modesOf(found, categoryOf(desk.scheme, found.category))
}

it('gives the chosen modes to many applications as one step, and names those that cannot have them', () => {
  const desk = newDesk(
    application('enterprise', { values: { mode: '' } }),
    application('enterprise', { values: { mode: '定制化服务' } }),
    application('platform'),
    application('district'),
    application('enterprise'),
  )
  must(decline(desk, { application: 'A05', reason: '样例' }, officer))
  const applications = ['A01', 'A02', 'A03', 'A04', 'A05']
  const modes = ['全生命周期管理', '供应链管理']
  const { given, refused, step } = must(giveModes(desk, { applications, modes }, officer))
  expect(given).toEqual(['A01', 'A02', 'A03'])
  expect(refused.map(({ application, code }) => [application, code])).toEqual([
    ['A04', 'modes-not-offered'],
    ['A05', 'declined'],
  ])
  expect(refused[0]?.message).toContain('A04 是示范区')
  for (const id of given) expect(modesNow(desk, id).toSorted()).toEqual(modes.toSorted())
  const platform = readApplication(desk.store, 'A03')
  expect(platform?.values.find((v) => v.key === 'modeClass')?.value).toBe('其他模式（可多选）')

  must(undo(desk, { step: step ?? expect.unreachable() }, officer))
  expect(['A01', 'A02', 'A03'].map((id) => modesNow(desk, id))).toEqual([[], ['定制化服务'], ['共享制造']])
})

it('gives a platform one of the two kinds, never both', () => {
  const desk = newDesk(application('platform', { values: { modeClass: '其他模式（可多选）', modes: '供应链管理' } }))
  const shared = { applications: ['A01'], modes: ['共享制造'] }
  must(giveModes(desk, shared, officer))
  expect(modesNow(desk, 'A01')).toEqual(['共享制造'])
  const both = must(giveModes(desk, { applications: ['A01'], modes: ['共享制造', '供应链管理'] }, officer))
  expect(both).toMatchObject({ given: [], refused: [{ application: 'A01', code: 'modes-not-offered' }] })
  expect(both).not.toHaveProperty('step')
  expect(problemOf(giveModes(desk, { ...shared, applications: ['A07'] }, officer)).code).toBe('application-unknown')
})
