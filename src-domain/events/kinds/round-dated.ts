import { z } from 'zod'
import { chineseDate } from '../../text/date.ts'
import { eventKind } from '../event-kind.ts'
import { roundChange } from '../parts.ts'

export const roundDated = eventKind({
  kind: 'round-dated',
  title: '改补正期限',
  told: { number: z.int().min(1), from: z.iso.date().exactOptional(), to: z.iso.date().exactOptional() },
  added: roundChange,
  sentence: ({ number, from, to }, { name }) =>
    `${name}第 ${number} 轮补正的期限${from ? `由${chineseDate(from)}` : ''}改为${to ? chineseDate(to) : '未定'}`,
  change: ({ from, to }) => ({ from, to }),
})
