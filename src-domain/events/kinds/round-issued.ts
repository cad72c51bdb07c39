import { z } from 'zod'
import { issueWays } from '../../batch/round.ts'
import { wayTitles } from '../../rounds/way-titles.ts'
import { chineseDate } from '../../text/date.ts'
import { eventKind } from '../event-kind.ts'
import { roundChange } from '../parts.ts'

export const roundIssued = eventKind({
  kind: 'round-issued',
  title: '发出补正',
  told: {
    number: z.int().min(1),
    way: z.enum(issueWays),
    /** How many things it asks for. */
    count: z.int(),
    /** It went out once more while the round was open. */
    again: z.boolean(),
    dueOn: z.iso.date().exactOptional(),
  },
  added: roundChange,
  sentence: ({ number, way, count, again, dueOn }, { name }) =>
    `${again ? '催办' : '发出'}${name}的第 ${number} 轮补正（${wayTitles[way]}），${count} 项${until(dueOn)}`,
  several: {
    together: (a, b) => a.again === b.again && a.way === b.way && a.dueOn === b.dueOn,
    sentence: (sum, { again, way, dueOn }) =>
      `${again ? '催办' : '发出'}补正 ${sum} 件（${wayTitles[way]}）${until(dueOn)}`,
  },
  change: ({ dueOn }) => ({ to: dueOn }),
})

function until(day: string | undefined): string {
  return day === undefined ? '' : `，期限为${chineseDate(day)}`
}
