import { z } from 'zod'
import { type LetterKind, letterKinds, type Name, nameOf } from '../../letters/names.ts'
import { chineseDate } from '../../text/date.ts'
import { eventKind } from '../event-kind.ts'

export const letterMade = eventKind({
  kind: 'letter-made',
  title: '生成文书',
  /** `byDate`: the day by which the applicant is to have answered. */
  told: { letter: z.enum(letterKinds), byDate: z.iso.date().exactOptional() },
  sentence: ({ letter, byDate }, { name }) => `生成${name}的${nameOf(letter).title}${until(letter, byDate)}`,
  several: {
    together: (a, b) => a.letter === b.letter && a.byDate === b.byDate,
    sentence: (count, { letter, byDate }) => `生成${nameOf(letter).title} ${count} 份${until(letter, byDate)}`,
  },
  change: ({ byDate }) => ({ to: byDate }),
})

function until(kind: LetterKind, day: string | undefined): string {
  const { asks }: Name = nameOf(kind)
  return day === undefined ? '' : `，${asks?.byDate ?? '期限'}为${chineseDate(day)}`
}
