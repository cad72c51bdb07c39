import { describe, expect, it } from 'vitest'
import type { ProductKind } from '../../../../src-domain/products/product.ts'
import { batchOverview } from '../../../../src-main/desk/batch/batch-overview.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { listEditions } from '../../../../src-main/desk/editions/list-editions.ts'
import type { ProductRow } from '../../../../src-main/desk/products/list-products.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { batchStatus } from '../../../../src-main/desk/submission/batch-status.ts'
import { type SubmissionFacts, submission, submissionOf } from '../../../../src-main/desk/submission/submission.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { application, scheme } from '../../../support/application.ts'
import { attest, must, newDesk, preparer } from '../../../support/desk.ts'
import { contextOf, inProcess } from '../../router/desks.ts'

/** Two applicants, fit to be recommended. */
function eligible() {
  const desk = newDesk(
    application('enterprise'),
    application('platform', { values: { creditCode: '91310000631696382C' } }),
  )
  attest(desk, 'A01', 'A02')
  return desk
}

const undelivered = { items: [], deliveries: [], carried: [], whole: false }

/** Two applicants of a current edition, and what was made and brought back by then. */
function facts(changed: Partial<SubmissionFacts> = {}): SubmissionFacts {
  const desk = eligible()
  must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
  must(freeze(desk, {}, preparer))
  const rows = batchOverview(desk).map(({ row }) => row)
  return { scheme, rows, editions: listEditions(desk), products: all, scans: [], delivery: undelivered, ...changed }
}

let id = 0
function product(kind: ProductKind, about: Partial<ProductRow> = {}): ProductRow {
  const [path, sha256] = [`/样例/${kind}`, '0'.repeat(64)]
  const file = { name: kind, path, size: 1, sha256, at: '2023-07-27T09:00:00.000Z' }
  return { id: ++id, edition: 1, kind, ...file, outdated: false, formerAssembly: false, missing: false, ...about }
}

const all = [
  product('summary'),
  product('summaryPdf'),
  product('book', { application: 'A01' }),
  product('book', { application: 'A02' }),
]

const packed = product('package', { at: '2023-07-27T10:00:00.000Z' })
const scan = { id: 1, edition: 1, files: [], pages: 1, notes: [], by: '样例经办人', outdated: false }
const before = { ...scan, at: '2023-07-27T09:30:00.000Z' }
const after = { ...scan, at: '2023-07-27T11:00:00.000Z' }

/** The products with one that is not fit for print. */
function unfit(): ProductRow[] {
  const finding = { check: 'fonts', title: '字体', outcome: 'fail', message: '样例' } as const
  return all.map((p) => (p.application === 'A01' ? { ...p, details: { pages: 2, findings: [finding] } } : p))
}

function outdated(changed: Partial<SubmissionFacts> = {}): SubmissionFacts {
  const { editions, ...rest } = facts(changed)
  return { ...rest, editions: editions.map((e) => ({ ...e, outdated: true })) }
}

describe('what has come of the edition', () => {
  it('is whole with both summaries and every applicant’s book, and not once one is moved away', () => {
    expect(submissionOf(facts())).toMatchObject({ allMade: true, former: [] })
    const moved = all.map((p) => (p.application === 'A02' ? { ...p, missing: true } : p))
    const state = submissionOf(facts({ products: moved }))
    expect(state.allMade).toBe(false)
    expect(state.former.map((p) => p.application)).toEqual(['A02'])
  })

  it('lacks the scan, and what is not fit for print', () => {
    const state = submissionOf(facts({ products: unfit() }))
    expect(state.unfit.map((p) => p.application)).toEqual(['A01'])
    expect(state.lacking).toEqual(['没有推荐汇总表的盖章扫描件', '有 1 份材料印前检查不通过'])
  })

  it('wants the package again when the scan came after it, not when it came before', () => {
    const products = [packed, ...all]
    expect(submissionOf(facts({ products, scans: [after] }))).toMatchObject({ packageStale: true, lacking: [] })
    expect(submissionOf(facts({ products, scans: [before] })).packageStale).toBe(false)
  })

  it('counts for nothing once the edition is outdated', () => {
    const state = submissionOf(outdated({ scans: [before], products: [packed, ...all] }))
    expect(state).toMatchObject({ current: undefined, allMade: false, scan: undefined, package: undefined })
    expect(state.former).toHaveLength(all.length + 1)
    expect(state.lost).toEqual({ products: true, scan: true, package: true })
  })
})

describe('what is next', () => {
  it.each([
    ['making', () => facts({ products: [] }), 'make', '生成申报书和汇总表'],
    ['what is not fit for print', () => facts({ products: unfit() }), 'unfit', '1 份材料印前检查不通过'],
    ['the stamp', () => facts(), 'scan', '打印汇总表盖章，收回扫描件'],
    ['the package', () => facts({ scans: [before] }), 'package', '生成报送包'],
    [
      'the package again',
      () => facts({ products: [packed, ...all], scans: [after] }),
      'package-again',
      '重新生成报送包',
    ],
    ['freezing again', () => outdated(), 'freeze-again', '数据与定稿不一致'],
  ] as const)('is %s', (_, made, step, text) => {
    expect(submissionOf(made()).next).toMatchObject({ id: step, text })
  })

  it('is nothing once the package has the scan', () => {
    expect(submissionOf(facts({ products: [packed, ...all], scans: [before] })).next).toBeUndefined()
  })

  it('is the same on screen, in the overview and on the command line', async () => {
    const desk = eligible()
    const client = inProcess(contextOf(desk))
    expect(submission(desk).next).toBeUndefined()
    must(recommend(desk, { applications: ['A01'] }, preparer))
    const steps: (string | undefined)[] = []
    for (const change of [
      () => {},
      () => must(freeze(desk, {}, preparer)),
      () => must(correctValue(desk, { application: 'A01', key: 'phone', value: '13800000009' }, preparer)),
    ]) {
      change()
      const { next } = submission(desk)
      expect(batchStatus(desk).next).toEqual(next)
      expect((await client.editions.submission()).next).toEqual(next)
      steps.push(next?.id)
    }
    expect(steps).toEqual(['freeze', 'make', 'freeze-again'])
  })
})
