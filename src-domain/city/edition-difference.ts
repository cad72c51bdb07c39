import type { CityApplication } from './application.ts'

/** What a district's later package says otherwise than the one before, application by application. */
export type EditionDifference =
  | { readonly is: 'added' | 'removed'; readonly application: string; readonly name: string; readonly rank: number }
  | {
      readonly is: 'moved'
      readonly application: string
      readonly name: string
      readonly from: number
      readonly to: number
    }
  | {
      readonly is: 'changed'
      readonly application: string
      readonly name: string
      /** Heads of the summary's columns, with what stood and what stands there. */
      readonly cells: readonly { readonly title: string; readonly from: string; readonly to: string }[]
    }

type Named = Pick<CityApplication, 'application' | 'name' | 'rank' | 'category' | 'summary'>

/** `headsOf` has the summary's heads of a category, the rank's first; that cell is told as a move. */
export function editionDifference(
  before: readonly Named[],
  after: readonly Named[],
  headsOf: (category: string) => readonly string[],
): EditionDifference[] {
  const was = new Map(before.map((one) => [one.application, one]))
  const is = new Set(after.map(({ application }) => application))
  return [
    ...after.flatMap((now): EditionDifference[] => {
      const { application, name, rank } = now
      const then = was.get(application)
      if (!then) return [{ is: 'added', application, name, rank }]
      const cells = headsOf(now.category).flatMap((title, i) => {
        const [from = '', to = ''] = [then.summary[i], now.summary[i]]
        return i === 0 || from === to ? [] : { title, from, to }
      })
      return [
        ...(then.rank === rank ? [] : [{ is: 'moved' as const, application, name, from: then.rank, to: rank }]),
        ...(cells.length === 0 ? [] : [{ is: 'changed' as const, application, name, cells }]),
      ]
    }),
    ...before.flatMap(({ application, name, rank }): EditionDifference[] =>
      is.has(application) ? [] : [{ is: 'removed', application, name, rank }],
    ),
  ]
}

/** For the officer of the city; without its full stop. */
export function differenceText(difference: EditionDifference): string {
  const { application, name } = difference
  const who = `${name}（${application}）`
  switch (difference.is) {
    case 'added':
      return `新增 ${who}，第 ${difference.rank} 位`
    case 'removed':
      return `不再推荐 ${who}，原第 ${difference.rank} 位`
    case 'moved':
      return `${who} 由第 ${difference.from} 位到第 ${difference.to} 位`
    case 'changed':
      return `${who} ${difference.cells.map(({ title, from, to }) => `${title}：“${from}”改为“${to}”`).join('，')}`
  }
}
