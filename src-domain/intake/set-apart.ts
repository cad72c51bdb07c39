import { loosely } from './loose.ts'
import type { Cell } from './word-document.ts'

/** How a printed option looks: its words, and the box beside them. */
type Printed = { readonly option: string; readonly words: string; readonly box: string }

/**
 * The options printed unlike the others: in bold type, colour, another size or typeface, underlined, shaded …; where
 * their words are all alike, those whose box is.
 */
export function setApart(area: readonly Cell[], options: readonly string[]): string[] {
  const printed = area.flatMap((cell) => printedIn(cell, options))
  const words = unlike(printed, ({ words }) => words)
  return words.length > 0 ? words : unlike(printed, ({ box }) => box)
}

/** Most are plain; of two or four, the half of which less is said. */
function unlike(printed: readonly Printed[], lookOf: (one: Printed) => string): string[] {
  const groups = [...Map.groupBy(printed, lookOf)].map(([look, of]) => ({ look, of }))
  if (groups.length < 2) return []
  const [plain] = groups.sort((a, b) => b.of.length - a.of.length || weight(a.look) - weight(b.look))
  return printed.filter((one) => !plain?.of.includes(one)).map(({ option }) => option)
}

/** Every word counts more than any size. */
function weight(look: string): number {
  const size = Number(/size=(\d+)/.exec(look)?.[1] ?? 0)
  return look.split(' ').filter((word) => word !== '').length * 10_000 + size
}

const mark = /[^\p{L}\p{N}\s]/u

function printedIn(cell: Cell, options: readonly string[]): Printed[] {
  const stretches = (cell.asides ?? []).filter(({ kind }) => kind === 'stressed')
  const lookAt = (at: number) => stretches.find((one) => one.at <= at && at < one.at + one.text.length)?.look ?? ''
  return placesOf(cell.text, options).map(({ option, from, to }) => {
    const looks = Array.from({ length: to - from }, (_, i) => lookAt(from + i))
    const before = cell.text.slice(0, from).trimEnd()
    const behind = to + (cell.text.slice(to).length - cell.text.slice(to).trimStart().length)
    const boxAt = mark.test(before.slice(-1)) ? before.length - 1 : behind
    return { option, words: commonest(looks), box: boxAt < cell.text.length ? lookAt(boxAt) : '' }
  })
}

function commonest(looks: readonly string[]): string {
  const counted = [...Map.groupBy(looks, (look) => look)].sort((a, b) => b[1].length - a[1].length)
  return counted[0]?.[0] ?? ''
}

/** Where the options stand in a text, each once; 其他 is not looked for within 其他模式. */
function placesOf(text: string, options: readonly string[]): { option: string; from: number; to: number }[] {
  const taken: { option: string; from: number; to: number }[] = []
  for (const option of [...options].sort((a, b) => b.length - a.length)) {
    const name = new RegExp(`(?<![\\p{L}\\p{N}])${loosely(option.replace(/[（(].*$/, ''))}(?![\\p{L}\\p{N}])`, 'gu')
    const hit = [...text.matchAll(name)].find(
      (m) => !taken.some((t) => m.index < t.to && t.from < m.index + m[0].length),
    )
    if (hit) taken.push({ option, from: hit.index, to: hit.index + hit[0].length })
  }
  return options.flatMap((option) => taken.find((t) => t.option === option) ?? [])
}
