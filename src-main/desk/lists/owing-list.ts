import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { byUrgency, dueWords } from '../../../src-domain/rounds/due.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import type { List } from '../../documents/making/lists/list.ts'
import type { CellValue } from '../../documents/typesetting/cell-value.ts'
import type { ApplicationRow, RoundRow } from '../applications/row.ts'
import { batchOverview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'
import { listTitles } from './list-asked.ts'
import { type Column, contactColumns, count, inOrder, listWith, text } from './list-parts.ts'

type Owing = { readonly row: ApplicationRow; readonly round: RoundRow }

/** 谁还欠什么: the rounds that go on, the most urgent first unless they were sorted. */
export function owingList(
  desk: Desk,
  { applications }: { readonly applications?: readonly string[] | undefined },
  at: Date,
): List {
  const today = shanghaiDay(at)
  const all = batchOverview(desk)
    .flatMap(({ row }): Owing[] => (row.round ? [{ row, round: row.round }] : []))
    .sort((a, b) => byUrgency(a.round, b.round))
  const columns: readonly Column<Owing>[] = [
    text('编号', 7, ({ row }) => row.id),
    text('名称', 26, ({ row }) => row.name),
    text('类别', 10, ({ row }) => categoryTitle(desk.scheme, row.category)),
    text('还欠', 40, ({ round }) => round.owed.join('、')),
    count('已交待核', 9, ({ round }) => round.toReview || undefined),
    ...contactColumns,
    day('期限', ({ round }) => round.dueOn),
    text('情况', 13, ({ round }) => dueWords(round, today)),
    count('轮次', 6, ({ round }) => round.number),
    count('发出次数', 9, ({ round }) => round.issues),
    day('最近发出', ({ round }) => shanghaiDay(new Date(round.issuedAt))),
  ]
  const shown = inOrder(all, ({ row }) => row.id, applications)
  return listWith(desk, { title: listTitles.owing, columns, shown, total: all.length, at })
}

function day(title: string, dayOf: (of: Owing) => string | undefined): Column<Owing> {
  const cell = (of: Owing): CellValue => {
    const iso = dayOf(of)
    return iso === undefined ? '' : { day: iso }
  }
  return { ...{ title, width: 12, align: 'centre' }, cell }
}
