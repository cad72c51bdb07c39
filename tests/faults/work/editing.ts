import { listApplications, readApplication } from '../../../db/applications.ts'
import { readRanking } from '../../../db/rankings.ts'
import { categoryOf, fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import type { Kept } from '../../../src-main/desk/desk.ts'
import { ruleMany } from '../../../src-main/desk/findings/rule.ts'
import { writeNote } from '../../../src-main/desk/notes/write-note.ts'
import { answerPolicy } from '../../../src-main/desk/policies/answer-policy.ts'
import { decline, reconsider } from '../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../src-main/desk/ranking/order.ts'
import { undo } from '../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../../src-main/desk/values/edit-outline.ts'
import type { Claim } from '../claims.ts'
import { type Actions, officer } from './work.ts'

export const editing: Actions = [
  ({ desk, act, random, some, words }) => {
    const { id, category } = some()
    const texts = fieldsOf(categoryOf(desk.scheme, category)).filter(({ type, years }) => type === 'text' && !years)
    const key = random.one(texts as [(typeof texts)[number]]).key
    const value = words()
    return act('value', [[`value:${id}:${key}`, value]], () =>
      correctValue(desk, { application: id, key, value }, officer),
    )
  },
  ({ desk, act, random, some, words }) => {
    const { id, category } = some()
    const { headings } = categoryOf(desk.scheme, category).outline
    const heading = random.one(headings as [(typeof headings)[number]]).id
    const text = `${words()}。`.repeat(1 + random.below(400))
    return act('outline', [[`outline:${id}:${heading}`, text]], () =>
      setOutlineText(desk, { application: id, heading, text }, officer),
    )
  },
  ({ desk, act, words }) => {
    const all = listApplications(desk.store).flatMap(({ id, category }) => (category === 'enterprise' ? [id] : []))
    const reason = words()
    const claims = all.map((id): Claim => [`ruling:${id}:noAccident`, reason])
    return act('rulings', claims, () =>
      ruleMany(
        desk,
        { rulings: all.map((application) => ({ application, checks: ['noAccident'] })), outcome: 'pass', reason },
        officer,
      ),
    )
  },
  ({ desk, act, some, words }) => {
    const { id, declined } = listApplications(desk.store).find((a) => a.rank === undefined) ?? some()
    const reason = declined ? '' : words()
    return act('declined', [[`declined:${id}`, reason]], () =>
      declined ? reconsider(desk, { application: id }, officer) : decline(desk, { application: id, reason }, officer),
    )
  },
  ({ desk, act, random, some }) => {
    const { id } = some()
    const value = random.one(['品牌建设', '绿色制造', '供应链管理'])
    return act('policy', [[`policy:${id}:field`, value]], () =>
      answerPolicy(desk, { application: id, key: 'field', value }, officer),
    )
  },
  ({ desk, act, some, words }) => {
    const { id } = some()
    const text = words()
    return act('note', [[`note:${id}`, text]], () => writeNote(desk, { application: id, kind: 'memo', text }, officer))
  },
  ({ desk, act, words }) => {
    const basedOn = readRanking(desk.store, 'enterprise')
    const order = [...basedOn.slice(1), ...basedOn.slice(0, 1)]
    return act('order', [[`order:enterprise`, order.join(' ')]], () =>
      rank(desk, { category: 'enterprise', order, basedOn, reason: words() }, officer),
    )
  },
  async ({ desk, act, some, words }) => {
    const { id, category } = some()
    const key = fieldsOf(categoryOf(desk.scheme, category)).find(({ type }) => type === 'text')?.key ?? ''
    const of = `value:${id}:${key}`
    const before = readApplication(desk.store, id)?.values.find((v) => v.key === key)?.value ?? ''
    const value = words()
    const kept = await act<Kept>('value', [[of, value]], () =>
      correctValue(desk, { application: id, key, value }, officer),
    )
    const step = kept?.step
    if (step) await act('undo', [[of, before]], () => undo(desk, { step }, officer))
  },
]
