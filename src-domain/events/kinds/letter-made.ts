import { z } from 'zod'
import { type PaperKind, paperKinds } from '../../letters/letter-kinds.ts'
import { chineseDate } from '../../text/date.ts'
import { eventKind } from '../event-kind.ts'

export const letterMade = eventKind({
  kind: 'letter-made',
  title: '生成文书',
  /** `byDate`: the day by which the applicant is to have answered. */
  told: { letter: z.enum(Object.keys(paperKinds) as PaperKind[]), byDate: z.iso.date().optional() },
  sentence: ({ letter, byDate }, { name }) => `生成${name}的${paperKinds[letter]}${until(byDate)}`,
  several: {
    together: (a, b) => a.letter === b.letter && a.byDate === b.byDate,
    sentence: (count, { letter, byDate }) => `生成${paperKinds[letter]} ${count} 份${until(byDate)}`,
  },
  change: ({ byDate }) => ({ to: byDate }),
})

function until(day: string | undefined): string {
  return day === undefined ? '' : `，补正期限为${chineseDate(day)}`
}
