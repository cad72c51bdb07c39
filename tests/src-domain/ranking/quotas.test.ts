import { expect, it } from 'vitest'
import type { Application } from '../../../src-domain/batch/application.ts'
import { overrun, quotaUses, toCounted, unexplained } from '../../../src-domain/ranking/quotas.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { application, batch } from '../../support/application.ts'
import { everyKind as scheme } from '../../support/every-kind.ts'

const counted = (one: Application) => toCounted(scheme, one)
const one = (id: string, category: CategoryId, rank?: number) =>
  application(category, { id, ...(rank === undefined ? {} : { rank }) })

it('counts what is recommended of a category, of several together and of a mode', () => {
  const uses = (...some: ReturnType<typeof one>[]) =>
    quotaUses(scheme, batch, some.map(counted)).map(({ id, used, maximum }) => `${id} ${used}/${maximum}`)
  expect(uses(one('A01', 'enterprise', 1), one('A02', 'platform', 1), one('A03', 'platform'))).toEqual([
    'enterprises 1/2',
    'together 2/3',
    'shared 1/1',
  ])
  const others = application('platform', {
    id: 'A04',
    rank: 1,
    values: { modeClass: '其他模式（可多选）', modes: '供应链管理' },
  })
  expect(uses(others)).toEqual(['enterprises 0/2', 'together 1/3', 'shared 0/1'])
  const withdrawn = {
    ...one('A05', 'enterprise', 1),
    withdrawn: { reason: '样例', by: '样例', at: '2023-08-01T00:00:00Z' },
  }
  expect(uses(withdrawn)[0]).toBe('enterprises 0/2')
})

it('says which quotas one more would overrun, and whether a reason lets it', () => {
  const batchOf = [
    one('A01', 'enterprise', 1),
    one('A02', 'enterprise', 2),
    one('A03', 'platform', 1),
    one('A04', 'enterprise'),
  ]
  const over = (more: string[], of = batch) =>
    overrun(scheme, of, batchOf.map(counted), more).map(({ id, used, inPrinciple }) => [id, used, inPrinciple])
  expect(over(['A04'])).toEqual([
    ['enterprises', 3, false],
    ['together', 4, true],
  ])
  // One that is recommended already takes up nothing more; a part of the region may have another number.
  expect(over(['A01'])).toEqual([])
  expect(over(['A04'], { ...batch, district: '黄浦区' })).toEqual([['enterprises', 3, false]])
})

it('wants as many reasons as are too many, of those it counts, and takes none for a hard quota', () => {
  const uses = quotaUses(
    scheme,
    batch,
    ['A01', 'A02', 'A03', 'A04', 'A05'].map((id, i) => counted(one(id, 'enterprise', i + 1))),
  )
  const reason = (id: string, quota = 'together') =>
    [id, { quotas: [{ id: quota, title: '样例', maximum: 3 }], reason: '样例' }] as const
  const open = (...reasons: ReturnType<typeof reason>[]) => unexplained(uses, new Map(reasons)).map(({ id }) => id)
  expect(open()).toEqual(['enterprises', 'together'])
  expect(open(reason('A04'))).toEqual(['enterprises', 'together'])
  expect(open(reason('A04'), reason('A09'))).toEqual(['enterprises', 'together'])
  expect(open(reason('A04'), reason('A05', 'enterprises'))).toEqual(['enterprises', 'together'])
  expect(open(reason('A04'), reason('A05'))).toEqual(['enterprises'])
})
