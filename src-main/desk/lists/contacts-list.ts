import { listApplications } from '../../../db/applications.ts'
import { fieldValue } from '../../../src-domain/batch/application.ts'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { categoryOf, fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import type { List } from '../../documents/making/lists/list.ts'
import { batchOverview, type Overview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'
import { type ListAsked, listTitles } from './list-asked.ts'
import { type Column, contactColumns, inOrder, listWith, text } from './list-parts.ts'

type Line = Overview & { readonly emails: string }

/** 联系人名册: whom to call and write to at each applicant. */
export function contactsList(desk: Desk, { applications }: Extract<ListAsked, { list: 'contacts' }>, at: Date): List {
  const byId = new Map(listApplications(desk.store).map((application) => [application.id, application]))
  const all = batchOverview(desk).map((overview): Line => {
    const application = byId.get(overview.row.id)
    const fields = fieldsOf(categoryOf(desk.scheme, overview.row.category)).filter(({ type }) => type === 'email')
    const emails = fields.flatMap(({ key }) => (application && fieldValue(application, key)?.value) ?? [])
    return { ...overview, emails: [...new Set(emails)].join('、') }
  })
  const columns: readonly Column<Line>[] = [
    text('编号', 7, ({ row }) => row.id),
    text('名称', 28, ({ row }) => row.name),
    text('类别', 10, ({ row }) => categoryTitle(desk.scheme, row.category)),
    ...contactColumns,
    text('电子邮箱', 28, ({ emails }) => emails),
    text('状态', 10, ({ row }) => statusTitles[row.status]),
  ]
  const shown = inOrder(all, ({ row }) => row.id, applications)
  return listWith(desk, { title: listTitles.contacts, columns, shown, total: all.length, at })
}
