import { choiceSeparator } from '../../../src-domain/batch/application.ts'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { leadingHead } from '../../../src-domain/ranking/leading-head.ts'
import { dueWords } from '../../../src-domain/rounds/due.ts'
import { shanghaiClock, shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import type { List } from '../../documents/making/lists/list.ts'
import { batchOverview, type Overview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'
import { listTitles } from './list-asked.ts'
import { type Column, contactColumns, count, decimal, inOrder, listWith, text } from './list-parts.ts'

/** 收件: what has come in and where it stands. */
export function intakeList(
  desk: Desk,
  { applications }: { readonly applications?: readonly string[] | undefined },
  at: Date,
): List {
  const all = batchOverview(desk)
  const leading = leadingHead(desk.scheme)
  const columns: readonly Column<Overview>[] = [
    text('编号', 7, ({ row }) => row.id),
    text('名称', 28, ({ row }) => row.name),
    text('统一社会信用代码', 24, ({ row }) => row.creditCode),
    text('类别', 10, ({ row }) => categoryTitle(desk.scheme, row.category)),
    text('状态', 10, ({ row }) => statusTitles[row.status]),
    text('补正', 13, ({ row }) => row.round && dueWords(row.round, shanghaiDay(at))),
    text(desk.scheme.modesTitle, 16, ({ row }) => row.modes.join(choiceSeparator)),
    ...(leading ? [decimal<Overview>(`${leading}（%）`, 10, ({ row }) => row.leading)] : []),
    count('不通过', 7, ({ row }) => row.outcomes.fail),
    count('人工核', 7, ({ row }) => row.outcomes.manual),
    count('待核对', 7, ({ row }) => row.unsure),
    ...contactColumns,
    text('收件文件夹', 16, ({ row }) => row.folder),
    text('重复申报', 9, ({ row }) => row.duplicates.join('、')),
    {
      ...{ title: '最近改动', width: 17, align: 'centre' },
      cell: ({ row }) => (row.changedAt ? momentOf(new Date(row.changedAt)) : ''),
    },
  ]
  const shown = inOrder(all, ({ row }) => row.id, applications)
  return listWith(desk, { title: listTitles.intake, columns, shown, total: all.length, at })
}

function momentOf(at: Date) {
  return { day: shanghaiDay(at), time: shanghaiClock(at) }
}
