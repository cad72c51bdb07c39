import { readRanking } from '../../../../db/rankings.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { categoryOf } from '../../../../src-domain/schemes/lookup.ts'
import type { Desk } from '../../../desk/desk.ts'
import { findCategory } from '../../../desk/find-category.ts'
import { rank } from '../../../desk/ranking/order.ts'
import { recommend, withdraw } from '../../../desk/ranking/recommend.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, idsOf, withApplication, withDesk } from '../on-desk.ts'

export const rankingCommands = {
  recommend: {
    usage: 'recommend 申报… [--reason 超出名额的理由] [--by 姓名] --data D',
    about: '推荐初审通过的申报，排在本类最后；超出“原则上”的名额须写明理由',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run: withDesk('handle', recommendAll),
  },
  withdraw: {
    usage: 'withdraw 申报 [--by 姓名] --data D',
    about: '撤销推荐，排在后面的依次前移',
    takes: [1, 1],
    needs: ['data'],
    run: withApplication('handle', (desk, call, id) => {
      const done = withdraw(desk, { application: id }, call.actor)
      return done.ok ? ok({ json: { application: id, recommended: false }, text: `${id} 已撤销推荐` }) : done
    }),
  },
  rank: {
    usage: 'rank 类别 申报… [--reason 理由] [--by 姓名] --data D',
    about: '给出一类的完整排序，类别写它的名称或代号',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run: withDesk('handle', rankCategory),
  },
} satisfies Record<string, Command>

function recommendAll(desk: Desk, call: DeskCall): Result<Answer> {
  const ids = idsOf(desk, call.args)
  if (!ids.ok) return ids
  const added = recommend(desk, { applications: ids.value, quotaReason: call.optional('reason') }, call.actor)
  if (!added.ok) return added
  const { ranked } = added.value
  const lines = ranked.map(
    (r) => `${r.application} 已推荐，${categoryOf(desk.scheme, r.category).title}第 ${r.rank} 位`,
  )
  return ok({ json: { recommended: ranked }, text: lines.join('\n') })
}

function rankCategory(desk: Desk, call: DeskCall): Result<Answer> {
  const [wanted = '', ...names] = call.args
  const found = findCategory(desk, wanted)
  if (!found.ok) return found
  const category = found.value
  const ids = idsOf(desk, names)
  if (!ids.ok) return ids
  // One program has the folder at a time: the order there is now is the one that was seen.
  const basedOn = readRanking(desk.store, category.id)
  const input = { category: category.id, order: ids.value, basedOn, reason: call.optional('reason') }
  const done = rank(desk, input, call.actor)
  if (!done.ok) return done
  const { ranked } = done.value
  const lines = ranked.map((r) => `${r.rank}  ${r.application}`)
  return ok({ json: { category: category.id, ranking: ranked }, text: [category.title, ...lines].join('\n') })
}
