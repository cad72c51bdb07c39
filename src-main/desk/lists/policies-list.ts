import { listApplications } from '../../../db/applications.ts'
import { everyPolicyAnswer } from '../../../db/policy-answers.ts'
import { choiceSeparator } from '../../../src-domain/batch/application.ts'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { tagKindNames, tagKinds } from '../../../src-domain/policies/tags.ts'
import type { List } from '../../documents/making/lists/list.ts'
import { batchOverview, type Overview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'
import { type Subject, subjectOf } from '../policies/subject.ts'
import { type ListAsked, listTitles } from './list-asked.ts'
import { type Column, contactColumns, inOrder, listWith, text } from './list-parts.ts'

type Line = Overview & { readonly subject: Subject }

/** 政策库: the companies of the batch, each with what it is tagged by, to be counted and filtered further. */
export function policiesList(desk: Desk, { applications }: Extract<ListAsked, { list: 'policies' }>, at: Date): List {
  const answersOf = everyPolicyAnswer(desk.store)
  const byId = new Map(listApplications(desk.store).map((application) => [application.id, application]))
  const all = batchOverview(desk).flatMap((overview): Line[] => {
    const application = byId.get(overview.row.id)
    const subject = application && subjectOf(desk, application, answersOf(application.id))
    return subject?.applicant ? [{ ...overview, subject }] : []
  })
  const columns: readonly Column<Line>[] = [
    text('编号', 7, ({ row }) => row.id),
    text('名称', 28, ({ row }) => row.name),
    text('类别', 10, ({ row }) => categoryTitle(desk.scheme, row.category)),
    text('状态', 10, ({ row }) => statusTitles[row.status]),
    text(desk.scheme.modesTitle, 16, ({ row }) => row.modes.join(choiceSeparator)),
    ...tagKindNames.map((kind) =>
      text<Line>(tagKinds[kind], 18, ({ subject }) =>
        subject.tags[kind].given.map(({ name }) => name).join(choiceSeparator),
      ),
    ),
    ...contactColumns,
  ]
  const shown = inOrder(all, ({ row }) => row.id, applications)
  return listWith(desk, { title: listTitles.policies, columns, shown, total: all.length, at })
}
