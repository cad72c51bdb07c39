import { z } from 'zod'
import { categoryTitle } from '../../edition/edition.ts'
import { CategoryId } from '../../schemes/scheme.ts'
import { eventKind } from '../event-kind.ts'
import { BallotPart } from '../parts.ts'

export function ballotPlace({ category, member }: { readonly category: CategoryId; readonly member: number }): string {
  return `${category}.${member}`
}

export const ballotChanged = eventKind({
  kind: 'ballot-changed',
  title: '评委排序表',
  told: {
    ...{ category: CategoryId, member: z.int().min(1), name: z.string() },
    /** How many places it gives now. */
    places: z.int(),
    file: z.string().exactOptional(),
  },
  added: { before: BallotPart.exactOptional(), after: BallotPart.exactOptional() },
  sentence: ({ category, member, name, places, file }, { scheme }) =>
    `${file === undefined ? '登记' : `从“${file}”读入`} ${member} 号评委${name}的${categoryTitle(scheme, category)}排序表，共 ${places} 个位次`,
  place: ({ category, member }) => ballotPlace({ category, member }),
  several: {
    together: (a, b) => a.category === b.category,
    sentence: (count, { category }, { scheme }) => `登记${categoryTitle(scheme, category)}的评委排序表 ${count} 处`,
  },
})
