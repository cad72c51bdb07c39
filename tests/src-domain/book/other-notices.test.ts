import { expect, it } from 'vitest'
import { bookText } from '../../../src-domain/book/book-text.ts'
import { formGrid } from '../../../src-domain/book/form-grid.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { decidingHead, decidingOf } from '../../../src-domain/ranking/deciding.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { application, assembly, batch, scheme } from '../../support/application.ts'

/* What a notice written by somebody else stumbled over on paper. */

const enterprise = categoryOf(scheme, 'enterprise')

function withEnterprise(change: Partial<Scheme['categories'][number]>) {
  const changed = { ...enterprise, ...change }
  return { ...scheme, categories: scheme.categories.map((one) => (one.id === changed.id ? changed : one)) }
}

it.each([
  ['单位（章）　负责人（签字）', 1],
  ['经审核，同意推荐。', 2],
])('a line to be signed that is all a seal says is printed once: %s', (text, lines) => {
  const layout = { ...enterprise.layout, rows: [{ seal: 'town', signature: '单位（章）　　　负责人（签字）' }] }
  const seals = [{ id: 'town', label: '区镇意见：', text }]
  const [cell] = formGrid({ ...enterprise, layout, seals }, []).cells
  const printed = (cell?.content ?? []).flatMap((c) => ('text' in c ? [c.text] : []))
  expect(printed.filter((line) => line.includes('单位') || line === text)).toHaveLength(lines)
})

it('a category that is asked for no attachments has no list of them in its book, until one is handed in', () => {
  const other = { id: 'other', title: '其他材料', required: false, words: [] }
  const asked = withEnterprise({ attachments: [other] })
  const slotsWith = (attachments: ReturnType<typeof application>['attachments']) => {
    const content = editionContent(asked, batch, [application('enterprise', { rank: 1, attachments })])
    const entry = content.sections.flatMap(({ entries }) => entries)[0] ?? expect.unreachable()
    const edition = { number: 1, hash: '0'.repeat(64), frozenAt: '2023-08-01T00:00:00.000Z', content }
    const book = { category: 'enterprise', entry, recommender: batch.recommender, edition, assembly }
    return bookText(asked, book).slots.map(({ title }) => title)
  }
  expect(slotsWith([])).toEqual([])
  const [first] = application('enterprise').attachments
  expect(slotsWith(first ? [{ ...first, slot: 'other' }] : [])).toEqual(['其他材料'])
})

it.each([
  ['营业收入', '营业收入（万元）'],
  ['营业收入\n（万元）', '营业收入（万元）'],
  ['营业收入(万元)', '营业收入(万元)'],
])('a figure that helps deciding has its unit once: %s', (head, said) => {
  const deciding = [{ head, from: { kind: 'field' as const, key: 'revenue', year: 2022 } }]
  const [figure] = decidingOf(withEnterprise({ deciding }) as typeof scheme, application('enterprise'))
  expect(figure && decidingHead(figure)).toBe(said)
})
