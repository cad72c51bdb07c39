import { choiceSeparator } from '../../../src-domain/batch/application.ts'
import { type Deciding, decidingHead } from '../../../src-domain/ranking/deciding.ts'
import { categoryOf, fieldOf } from '../../../src-domain/schemes/lookup.ts'
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
  const columns: readonly Column<Line>[] = [
    count('序号', 7, ({ row }) => row.rank),
    text('编号', 7, ({ row }) => row.id),
    text(fieldOf(category, category.nameField)?.label ?? '名称', 28, ({ row }) => row.name),
    text('是否推荐', 10, ({ row }) => (row.rank === undefined ? '未推荐' : '推荐')),
    ...(category.modeFields.length > 0
      ? [text<Line>(desk.scheme.modesTitle, 16, ({ row }) => row.modes.join(choiceSeparator))]
      : []),
    ...(shown[0]?.row.deciding ?? []).flatMap(decidingColumns),
    ...contactColumns,
  ]
  return listWith(desk, { title: listTitles.ranking, category: id, columns, shown, total: shown.length, at })
}

/** The columns of what helps deciding, by its place among it. */
function decidingColumns(told: Deciding, i: number): Column<Line>[] {
  const head = decidingHead(told)
  if (told.kind === 'text') return [text(head, 30, ({ row }) => valueAt(row, i))]
  if (told.kind === 'figure') {
    const over = told.group ? `${told.group}—` : told.year === undefined ? '' : `${told.year}年`
    return [decimal(`${over}${head}`, told.unit && !told.isMoney ? 8 : 14, ({ row }) => valueAt(row, i))]
  }
  return told.years.map(({ year }, y) => decimal(`${year}年${head}`, 11, ({ row }) => yearAt(row, i, y)))
}

function valueAt({ deciding }: Candidate, i: number): string | undefined {
  const told = deciding[i]
  return told && 'value' in told ? told.value : undefined
}

function yearAt({ deciding }: Candidate, i: number, year: number): string | undefined {
  const told = deciding[i]
  return told?.kind === 'trend' ? told.years[year]?.percent : undefined
}
