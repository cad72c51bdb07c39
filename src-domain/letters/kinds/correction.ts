import { fieldValue } from '../../batch/application.ts'
import { toCorrect } from '../../checks/to-correct.ts'
import { applicantName } from '../../edition/edition-content.ts'
import { problem } from '../../problems/problem.ts'
import { mediaText } from '../../schemes/delivery.ts'
import { categoryOf } from '../../schemes/lookup.ts'
import { chineseDate } from '../../text/date.ts'
import { deadlineDate } from '../../text/shanghai-time.ts'
import { contactLines } from '../contact-lines.ts'
import { lastDayLines } from '../last-day-lines.ts'
import { body, head, ruledTable, signature, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** 补正通知: what is wrong in plain words, what to hand in, and by when; without a day it is left to be written in. */
export const correction = letter({
  ...nameOf('correction'),
  isDue: ({ application, findings }) => toCorrect(findings).length > 0 && application.declined === undefined,
  refuse: ({ application, findings }) =>
    toCorrect(findings).length > 0 ? undefined : problem('nothing-to-correct', { application: application.id }),
  words(facts, { application, findings }, { byDate }) {
    const { scheme, batch, on } = facts
    const category = categoryOf(scheme, application.category)
    const name = applicantName(application, category)
    const unit = fieldValue(application, category.unitField)?.value ?? name
    const applied = unit === name ? category.title : `${category.title}（${name}）`
    const issues = toCorrect(findings)
    const attachments = issues.flatMap(({ correction }) => correction.attachment ?? [])
    const day = byDate === undefined ? '　　　　年　　月　　日' : deadlineDate(byDate)
    return [
      title(`关于${scheme.shortTitle}\n申报材料补正的通知`),
      body(`${unit}：`, 'flush'),
      body(
        `你单位报送的${scheme.title}${applied}申报材料收悉。根据${scheme.documentNumber}文件的要求，经初审，有${issues.length}项需要补正。请于${day}前补正，并将盖章的补正材料（${mediaText(scheme.delivery)}）送交我单位。`,
      ),
      ...lastDayLines(facts),
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
      ...contactLines(batch),
      signature(batch.recommender, chineseDate(on)),
    ]
  },
})
