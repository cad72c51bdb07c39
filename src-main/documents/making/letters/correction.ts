import { type Application, fieldValue } from '../../../../src-domain/batch/application.ts'
import type { Finding } from '../../../../src-domain/checks/finding.ts'
import { toCorrect } from '../../../../src-domain/checks/to-correct.ts'
import { applicantName } from '../../../../src-domain/edition/edition-content.ts'
import { categoryOf } from '../../../../src-domain/schemes/scheme.ts'
import { chineseDate } from '../../../../src-domain/text/date.ts'
import { deadlineDate } from '../../../../src-domain/text/shanghai-time.ts'
import { body, head, type Paper, ruledTable, signature, title } from './letter.ts'
import { type Letterhead, paperOf } from './letterhead.ts'

/** 补正通知: what is wrong in plain words, what to hand in, and by when; without a day it is left to be written in. */
export function correctionPaper(
  letterhead: Letterhead,
  application: Application,
  findings: readonly Finding[],
  byDate?: string,
): Paper {
  const { scheme, batch, on } = letterhead
  const category = categoryOf(scheme, application.category)
  const name = applicantName(application, category)
  const unit = fieldValue(application, category.unitField)?.value ?? name
  const issues = toCorrect(findings)
  const attachments = issues.flatMap(({ correction }) => correction.attachment ?? [])
  const day = byDate ? deadlineDate(byDate) : '　　　　年　　月　　日'
  const applied = unit === name ? category.title : `${category.title}（${name}）`
  return paperOf(letterhead, `补正通知 ${name}`, [
    title(`关于${scheme.shortTitle}\n申报材料补正的通知`),
    body(`${unit}：`, 'flush'),
    body(
      `你单位报送的${scheme.title}${applied}申报材料收悉。根据${scheme.documentNumber}文件的要求，经初审，有 ${issues.length} 项需要补正。请于${day}前补正，并将盖章的补正材料（纸质版和电子版）送交我单位。`,
    ),
    head('一、需要补正的事项'),
    ruledTable(
      [13, 30, 43, 42, 28],
      [
        ['序号', '事项', '存在的问题', '补正要求', '通知条款'],
        ...issues.map((f, i) => [
          { content: `${i + 1}`, align: 'center' as const },
          f.title,
          f.correction.problem,
          f.correction.request,
          f.clause,
        ]),
      ],
      { heads: 1 },
    ),
    ...(attachments.length > 0
      ? [head('二、需要补交的材料'), ...attachments.map((attachment, i) => body(`${i + 1}．${attachment}`))]
      : []),
    head(`${attachments.length > 0 ? '三' : '二'}、联系方式`),
    body(`联系人：${batch.preparer}　　联系电话：${batch.phone}`),
    ...(batch.email ? [body(`电子邮箱：${batch.email}`)] : []),
    signature(batch.recommender, chineseDate(on)),
  ])
}
