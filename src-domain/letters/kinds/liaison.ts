import { noticeName } from '../../schemes/notice-name.ts'
import { chineseDate } from '../../text/date.ts'
import { deadlineDate } from '../../text/shanghai-time.ts'
import { line, ruledTable, signature, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** 联系人反馈表 (notice 三.6): the officer the city writes to; what is not known yet is left to be written in. */
export const liaison = letter({
  ...nameOf('liaison'),
  words({ scheme, batch, on }) {
    const { dates, addressee } = scheme
    const { name, title: position, phone, email } = batch.liaison
    const row = (label: string, value = '') => [
      { content: label, label: true, points: 14, height: 16 },
      { content: value, points: 14, align: 'center' as const },
    ]
    return [
      title(`${scheme.shortTitle}工作\n联系人反馈表`),
      ruledTable(
        [46, 110],
        [
          row('推荐单位', batch.recommender),
          row('姓　　名', name),
          row('职　　务', position),
          row('联系电话', phone),
          row('电子邮箱', email),
        ],
      ),
      ...(dates.liaison
        ? [
            line(
              `注：依据${noticeName(scheme)}${dates.liaison.clause}，请于${deadlineDate(dates.liaison.on)}前反馈至${dates.liaison.mailbox ?? addressee}。`,
              { points: 12, before: 10 },
            ),
          ]
        : []),
      signature(`${batch.recommender}（盖章）`, chineseDate(on)),
    ]
  },
})
