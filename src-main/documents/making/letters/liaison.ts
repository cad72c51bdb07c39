import type { Liaison } from '../../../../db/batch.ts'
import { chineseDate } from '../../../../src-domain/text/date.ts'
import { deadlineDate } from '../../../../src-domain/text/shanghai-time.ts'
import { body, line, type Paper, ruledTable, title } from './letter.ts'
import { type Letterhead, noticeName, paperOf } from './letterhead.ts'

/** 联系人反馈表 (notice 三.6): the officer the city writes to; what is not known yet is left to be written in. */
export function liaisonPaper(letterhead: Letterhead, liaison: Liaison): Paper {
  const { scheme, batch, on } = letterhead
  const { dates, delivery } = scheme
  const row = (label: string, value = '') => [
    { content: label, label: true, points: 14, height: 16 },
    { content: value, points: 14, align: 'center' as const },
  ]
  return paperOf(letterhead, '联系人反馈表', [
    title(`${scheme.shortTitle}工作\n联系人反馈表`),
    ruledTable(
      [46, 110],
      [
        row('推荐单位', batch.recommender),
        row('姓　　名', liaison.name),
        row('职　　务', liaison.title),
        row('联系电话', liaison.phone),
        row('电子邮箱', liaison.email),
      ],
    ),
    // The notice names the mailbox for the contacts first.
    line(
      `注：依据${noticeName(scheme)}${dates.liaison.clause}，请于${deadlineDate(dates.liaison.on)}前反馈至${delivery.mailboxes[0] ?? scheme.addressee}。`,
      { points: 12, before: 10 },
    ),
    line('', { before: 40 }),
    body(`${batch.recommender}（盖章）`, 'right'),
    body(chineseDate(on), 'right'),
  ])
}
