import { mediaText, placesOf } from '../../schemes/delivery.ts'
import { noticeName } from '../../schemes/notice-name.ts'
import { deadlineDate } from '../../text/shanghai-time.ts'
import { body, type GivenCell, line, ruledTable, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** 移交清单: what of the edition goes to whom, to be ticked and signed by both. */
export const delivery = letter({
  ...nameOf('delivery'),
  words({ scheme, batch, deliveryOf }) {
    const { addressee, dates } = scheme
    const { mark, items, sha256 } = deliveryOf()
    const owed = items.filter(({ delivered }) => !delivered)
    const listed = owed.length > 0 ? owed : items
    const places = placesOf(scheme.delivery).map(({ label, place }) => `${label}：${place}`)
    return [
      title(`${scheme.shortTitle}\n申报材料移交清单`, 20),
      line(`依据：${noticeName(scheme)}`, { points: 10.5, centred: true }),
      ...(mark ? [line(mark, { points: 10.5, centred: true, after: 6 })] : []),
      body(
        `${batch.recommender}向${addressee}移交下列申报材料（${mediaText(scheme.delivery)}），请当面逐项核对后签收。报送期限：${deadlineDate(dates.submission.on)}。${places.map((place) => `${place}。`).join('')}`,
      ),
      ...(listed.length === 0
        ? [body('还没有报送包，没有可移交的材料。')]
        : [
            ruledTable(
              [12, 18, 84, 12, 18, 12],
              [
                ['序号', '介质', '材料', '份数', '数量', '核对'],
                ...listed.map(({ medium, title, count, extent = '—' }, i): GivenCell[] => [
                  centred(`${i + 1}`),
                  centred(medium),
                  title,
                  centred(`${count}`),
                  centred(extent),
                  { content: { choices: [''] }, align: 'center' },
                ]),
              ],
              { heads: 1 },
            ),
            body(`以上共 ${listed.length} 项。`),
          ]),
      ...(sha256 ? [line(`报送包的校验值（SHA-256）：${sha256}`, { points: 9, before: 4 })] : []),
      line('', { points: 12 }),
      ruledTable(
        [78, 78],
        [
          [
            `移交人（签字）：\n\n移交单位（盖章）：\n${batch.recommender}\n联系电话：${batch.phone}\n日　　期：`,
            `接收人（签字）：\n\n接收单位（盖章）：\n${addressee}\n联系电话：\n日　　期：`,
          ],
        ],
        { points: 12, together: true },
      ),
    ]
  },
})

function centred(content: string): GivenCell {
  return { content, align: 'center' }
}
