import { describe, expect, it } from 'vitest'
import type { ProductKind } from '../../../../src-domain/products/product.ts'
import type { ProductRow } from '../../../../src-main/desk/products/list-products.ts'
import { type SubmissionFacts, submissionOf } from '../../../../src-main/desk/submission/submission.ts'
import { application, scheme } from '../../../support/application.ts'
import { attest, newDesk } from '../../../support/desk.ts'
import { contextOf, inProcess } from '../../router/desks.ts'

/** Two applicants of a current edition, and what was made and brought back by then. */
async function facts(changed: Partial<SubmissionFacts> = {}): Promise<SubmissionFacts> {
  const desk = newDesk(
    application('enterprise'),
    application('platform', { values: { creditCode: '91310000631696382C' } }),
  )
  attest(desk, 'A01', 'A02')
  const client = inProcess(contextOf(desk))
  await client.ranking.recommend({ applications: ['A01', 'A02'] })
  await client.editions.freeze()
  const [rows, editions] = [await client.applications.list(), await client.editions.list()]
  return { scheme, rows, editions, products: all, scans: [], ...changed }
}

let id = 0
function product(kind: ProductKind, about: Partial<ProductRow> = {}): ProductRow {
  const [path, sha256] = [`/样例/${kind}`, '0'.repeat(64)]
  const file = { name: kind, path, size: 1, sha256, at: '2023-07-27T09:00:00.000Z' }
  return { id: ++id, edition: 1, kind, ...file, outdated: false, missing: false, ...about }
}

const all = [
  product('summary'),
  product('summaryPdf'),
  product('book', { application: 'A01' }),
  product('book', { application: 'A02' }),
]

const scan = { id: 1, edition: 1, files: [], pages: 1, notes: [], by: '样例经办人', outdated: false }

describe('what has come of the edition', () => {
  it('is whole with both summaries and every applicant’s book, and not once one is moved away', async () => {
    expect(submissionOf(await facts())).toMatchObject({ allMade: true, former: [] })
    const [sheet, ...others] = all
    const moved = others.map((p) => (p.application === 'A02' ? { ...p, missing: true } : p))
    const state = submissionOf(await facts({ products: [...(sheet ? [sheet] : []), ...moved] }))
    expect(state.allMade).toBe(false)
    expect(state.former.map((p) => p.application)).toEqual(['A02'])
  })

  it('lacks the scan, and what is not fit for print', async () => {
    const finding = { check: 'fonts', title: '字体', outcome: 'fail', message: '样例' } as const
    const products = all.map((p) =>
      p.application === 'A01' ? { ...p, details: { pages: 2, findings: [finding] } } : p,
    )
    const state = submissionOf(await facts({ products }))
    expect(state.unfit.map((p) => p.application)).toEqual(['A01'])
    expect(state.lacking).toEqual(['没有推荐汇总表的盖章扫描件', '有 1 份材料印前检查不通过'])
  })

  it('wants the package again when the scan came after it, not when it came before', async () => {
    const products = [product('package', { at: '2023-07-27T10:00:00.000Z' }), ...all]
    const after = await facts({ products, scans: [{ ...scan, at: '2023-07-27T11:00:00.000Z' }] })
    expect(submissionOf(after)).toMatchObject({ packageStale: true, lacking: [] })
    const before = await facts({ products, scans: [{ ...scan, at: '2023-07-27T09:30:00.000Z' }] })
    expect(submissionOf(before).packageStale).toBe(false)
  })

  it('counts for nothing once the edition is outdated', async () => {
    const { editions, ...rest } = await facts({ scans: [{ ...scan, at: '2023-07-27T09:30:00.000Z' }] })
    const state = submissionOf({ ...rest, editions: editions.map((e) => ({ ...e, outdated: true })) })
    expect(state).toMatchObject({ current: undefined, allMade: false, scan: undefined, package: undefined })
    expect(state.former).toHaveLength(all.length)
  })
})
