import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { shownChecksOf } from '../../../src-domain/checks/own-checks.ts'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import type { List } from '../../documents/making/lists/list.ts'
import { batchOverview, type Overview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'
import { standingRosters } from '../findings/standing-rosters.ts'
import { type ListAsked, listTitles } from './list-asked.ts'
import { type Column, contactColumns, count, inOrder, listWith, text } from './list-parts.ts'

/** Signs that every 仿宋 has. */
const signs: Readonly<Record<Outcome, string>> = { pass: '√', fail: '×', manual: '？', na: '—' }
const ruledSign = '*'
const legend = `√ 通过　× 不通过　？ 人工核　— 不适用　${ruledSign} 人工认定`

/** 初审: a category's applications × its checks. */
export function matrixList(
  desk: Desk,
  { category, applications, checks }: Extract<ListAsked, { list: 'matrix' }>,
  at: Date,
): List {
  const own = batchOverview(desk).filter(({ row }) => row.category === category)
  const places = shownChecksOf(desk.scheme, category, standingRosters(desk.store)).map(({ id, title }, place) => ({
    id,
    title,
    place,
  }))
  const columns: readonly Column<Overview>[] = [
    text('编号', 7, ({ row }) => row.id),
    text('名称', 26, ({ row }) => row.name),
    text('状态', 9, ({ row }) => statusTitles[row.status]),
    ...contactColumns,
    count('不通过', 6, ({ row }) => row.outcomes.fail),
    count('人工核', 6, ({ row }) => row.outcomes.manual),
    ...inOrder(places, ({ id }) => id, checks).map(
      ({ title, place }): Column<Overview> => ({
        ...{ title, width: 4.2, align: 'centre', upright: true },
        cell: ({ outcomes, ruled }) => signs[outcomes[place] ?? 'na'] + (ruled.includes(place) ? ruledSign : ''),
      }),
    ),
  ]
  const shown = inOrder(own, ({ row }) => row.id, applications)
  return listWith(desk, { title: listTitles.matrix, category, columns, shown, total: own.length, legend, at })
}
