import { choiceSeparator } from '../../../src-domain/batch/application.ts'
import { categoryOf, fieldOf } from '../../../src-domain/schemes/scheme.ts'
import type { List } from '../../documents/making/lists/list.ts'
import type { Desk } from '../desk.ts'
import { type Candidate, rankingBoard } from '../ranking/ranking-board.ts'
import { type ListAsked, listTitles } from './list-asked.ts'
import { type Column, contactColumns, count, decimal, listWith, text } from './list-parts.ts'

type Line = { readonly row: Candidate }

/** 排序: the recommended in their order, then who is eligible beside them. */
export function rankingList(desk: Desk, { category: id }: Extract<ListAsked, { list: 'ranking' }>, at: Date): List {
  const { recommended, waiting } = rankingBoard(desk, { category: id })
  const category = categoryOf(desk.scheme, id)
  const shown = [...recommended, ...waiting].map((row) => ({ row }))
  const has = (key: string) => fieldOf(category, key) !== undefined
  const columns: readonly Column<Line>[] = [
    count('序号', 7, ({ row }) => row.rank),
    text('编号', 7, ({ row }) => row.id),
    text(fieldOf(category, category.nameField)?.label ?? '名称', 28, ({ row }) => row.name),
    text('是否推荐', 10, ({ row }) => (row.rank === undefined ? '未推荐' : '推荐')),
    ...(category.modeFields.length > 0
      ? [text<Line>('示范模式', 16, ({ row }) => row.modes.join(choiceSeparator))]
      : []),
    ...(shown[0]?.row.shares ?? []).map(({ year }, i) =>
      decimal<Line>(`${year}年服务收入占比（%）`, 11, ({ row }) => row.shares[i]?.percent),
    ),
    ...(has('revenue')
      ? [decimal<Line>(`${desk.scheme.year - 1}年营业收入（万元）`, 14, ({ row }) => row.revenue)]
      : []),
    ...(has('inventionPatents') ? [decimal<Line>('专利（项）', 8, ({ row }) => row.patents)] : []),
    ...(has('honours') ? [text<Line>('奖励及示范称号', 30, ({ row }) => row.honours)] : []),
    ...contactColumns,
  ]
  return listWith(desk, { title: listTitles.ranking, category: id, columns, shown, total: shown.length, at })
}
