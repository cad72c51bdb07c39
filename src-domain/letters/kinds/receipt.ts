import { applicantName } from '../../edition/edition-content.ts'
import { asksOutline, categoryOf } from '../../schemes/lookup.ts'
import { noticeName } from '../../schemes/notice-name.ts'
import { chineseDate } from '../../text/date.ts'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import { body, type GivenCell, line, ruledTable, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** 收件回执: what was received, when, by whom, and what is missing against the notice's checklist. */
export const receipt = letter({
  ...nameOf('receipt'),
  words({ scheme, batch, on, arrivalOf }, { application }) {
    const arrival = arrivalOf(application.id)
    const category = categoryOf(scheme, application.category)
    const name = applicantName(application, category)
    const handed = category.attachments.map((slot) => ({
      slot,
      files: application.attachments.filter((a) => a.slot === slot.id),
    }))
    // A report of another year does not stand for the one asked for.
    const missing = handed.filter(
      ({ slot, files }) =>
        slot.required && !files.some((f) => slot.year === undefined || f.year === undefined || f.year === slot.year),
    )
    const later = new Map(arrival.later.map(({ file, at }) => [file, at]))
    const rows = handed.flatMap(({ slot, files }, i): GivenCell[][] => {
      const number: GivenCell = { content: `${i + 2}`, align: 'center' }
      if (files.length === 0) {
        return [[number, slot.title, '—', centred('—'), centred(slot.required ? '未收到' : '—')]]
      }
      return files.map((file, j) => [
        j === 0 ? number : centred(''),
        j === 0 ? slot.title : '',
        file.file,
        centred(file.pages === undefined ? '—' : `${file.pages}`),
        centred(remark(slot.year, file.year, later.get(file.file))),
      ])
    })
    return [
      title('申报材料收件回执', 20),
      line(`编号：${application.id}`, { points: 12 }),
      body(
        `今收到${name}申报${noticeName(scheme)}${category.title}的材料，清单如下${arrival.at ? `（收件时间：${shanghaiTime(arrival.at)}，收件人：${arrival.by}）` : ''}：`,
      ),
      ruledTable(
        [12, 48, 50, 16, 30],
        [
          ['序号', '材料', '收到的文件', '页数', '情况'],
          [
            centred('1'),
            asksOutline(category) ? '申报书（申报表和正文）' : '申报书（申报表）',
            application.form?.file ?? '—',
            centred('—'),
            centred(application.form ? '已收' : '未收到'),
          ],
          ...rows,
        ],
        { heads: 1 },
      ),
      body(
        missing.length > 0
          ? `对照通知所列清单，尚缺：${missing.map(({ slot }) => slot.title).join('、')}。请尽快补交。`
          : '对照通知所列清单，必交材料已收齐。',
      ),
      body('本回执仅证明收到材料，不作为初审结论。'),
      line('', { points: 12 }),
      ruledTable(
        [78, 78],
        [
          [
            '交件人（签字）：\n\n申报单位（盖章）：\n联系电话：\n日　　期：',
            `收件人（签字）：\n\n${batch.recommender}\n联系电话：${batch.phone}\n日　　期：${chineseDate(on)}`,
          ],
        ],
        { points: 12 },
      ),
    ]
  },
})

function remark(asked: number | undefined, year: number | undefined, late: string | undefined): string {
  const other = asked !== undefined && year !== undefined && year !== asked ? `为 ${year} 年度` : '已收'
  return late ? `${other}\n${shanghaiTime(late)}补交` : other
}

function centred(content: string): GivenCell {
  return { content, align: 'center' }
}
