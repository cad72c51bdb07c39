import { fieldValue } from '../../batch/application.ts'
import { applicantName } from '../../edition/edition-content.ts'
import { problem } from '../../problems/problem.ts'
import { openRound } from '../../rounds/open-round.ts'
import { mediaText } from '../../schemes/delivery.ts'
import { categoryOf } from '../../schemes/lookup.ts'
import { chineseDate } from '../../text/date.ts'
import { deadlineDate, shanghaiDay } from '../../text/shanghai-time.ts'
import { contactLines } from '../contact-lines.ts'
import { lastDayLines } from '../last-day-lines.ts'
import { body, head, ruledTable, signature, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** 补正催办函: what of a round is still owed, in the words it was asked in, and until when. */
export const reminder = letter({
  ...nameOf('reminder'),
  isDue: ({ application, findings }) => (openRound(application, findings)?.owed.length ?? 0) > 0,
  refuse: ({ application, findings }) =>
    (openRound(application, findings)?.owed.length ?? 0) > 0
      ? undefined
      : problem('nothing-owed', { application: application.id }),
  words(facts, { application, findings }, { byDate }) {
    const { scheme, batch, on } = facts
    const round = openRound(application, findings)
    const { owed = [], dueOn, issues = [] } = round ?? {}
    const category = categoryOf(scheme, application.category)
    const unit = fieldValue(application, category.unitField)?.value ?? applicantName(application, category)
    const [first] = issues
    const asked = first ? chineseDate(shanghaiDay(new Date(first.at))) : ''
    const former = dueOn === undefined ? '' : `，期限为${deadlineDate(dueOn)}`
    const until = byDate ?? (dueOn !== undefined && dueOn >= on ? dueOn : undefined)
    return [
      title(`关于催办${scheme.shortTitle}\n申报材料补正的函`),
      body(`${unit}：`, 'flush'),
      body(
        `我单位${asked}请你单位补正${category.title}申报材料${former}。至今尚有${owed.length}项没有补正。请于${until === undefined ? '　　　　年　　月　　日' : deadlineDate(until)}前补正，并将盖章的补正材料（${mediaText(scheme.delivery)}）送交我单位；逾期未补正的，按现有材料办理。`,
      ),
      ...lastDayLines(facts),
      head('一、尚未补正的事项'),
      ruledTable(
        [13, 34, 54, 55],
        [
          ['序号', '事项', '存在的问题', '补正要求'],
          ...owed.map((item, i) => [
            { content: `${i + 1}`, align: 'center' as const },
            item.title,
            item.problem,
            item.request,
          ]),
        ],
        { heads: 1 },
      ),
      head('二、联系方式'),
      ...contactLines(batch),
      signature(batch.recommender, chineseDate(on)),
    ]
  },
})
