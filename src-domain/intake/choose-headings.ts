import { oncePer } from '../remembered.ts'
import type { Heading } from '../schemes/scheme.ts'
import { similarity } from '../text/similar.ts'
import { loosely } from './loose.ts'
import { headingKey, type OutlineLine, titleKey, withoutNumber } from './outline-lines.ts'

/** A line that may be a heading, with what stands behind it in the same line. */
export type HeadingLine = {
  readonly line: number
  /** Place of its heading in the outline. */
  readonly index: number
  /** As Word shows it. */
  readonly title: string
  readonly rest: string
  /** Numbered, or in a heading style. */
  readonly marked: boolean
  /** Only nearly the heading's words. */
  readonly alike: boolean
  readonly weight: number
}

/** From this similarity on a line counts as a heading that was retyped (区内企业… for 本区企业…). */
const alikeFrom = { marked: 0.8, plain: 0.88 }
const longestHeading = 40

/** How the headings are called, the longest name first. */
const namesOf = oncePer((headings: readonly Heading[]) =>
  headings
    .flatMap((heading, index) =>
      [heading.title, ...(heading.aliases ?? [])].map((name) => ({
        ...{ index, name, key: titleKey(name) },
        runIn: new RegExp(`^${loosely(name).replace(/[与及和]/g, '[与及和]')}\\s*[：:。—]\\s*(.+)$`, 's'),
      })),
    )
    .sort((a, b) => b.name.length - a.name.length),
)

/** Every line that reads like a heading of the outline. A heading's word may also stand in a list or a sentence. */
export function headingLines(lines: readonly OutlineLine[], headings: readonly Heading[]): HeadingLine[] {
  const names = namesOf(headings)
  return lines.flatMap((line, at): HeadingLine[] => {
    if (line.inTable) return []
    const { label = '' } = line
    const title = line.text.trim()
    const bare = withoutNumber(title)
    const marked = bare !== title || line.level !== undefined || line.numbered
    const strength = line.level !== undefined ? 5 : marked ? 4 : 2
    const found = (index: number, rest: string, weight: number, alike = false): HeadingLine[] => [
      { line: at, index, title: label + title.slice(0, title.length - rest.length), rest, marked, alike, weight },
    ]
    const key = headingKey(title)
    const exact = names.find((n) => n.key === key)
    if (exact) return found(exact.index, '', strength)
    for (const { index, key: name, runIn } of names) {
      const run = titleKey(bare.slice(0, longestHeading)).startsWith(name) ? runIn.exec(bare) : null
      if (run) return found(index, run[1] ?? '', strength - 1)
    }
    if (bare.length > longestHeading) return []
    // Texts of very different lengths are not alike; comparing them all is what would cost.
    const near = names.filter((n) => Math.abs(n.key.length - key.length) <= n.key.length / 2)
    const scored = near.map((n) => ({ ...n, score: similarity(n.name, key) })).sort((a, b) => b.score - a.score)
    const best = scored[0]
    return best && best.score >= (marked ? alikeFrom.marked : alikeFrom.plain)
      ? found(best.index, '', strength - 1.5, true)
      : []
  })
}

/**
 * One line for each heading: of all choices that keep the outline's order the one with the most and the strongest
 * headings, the last of them where several are alike (contents typed by hand come before the text); besides, those put
 * elsewhere that are marked as headings.
 */
export function chooseHeadings(candidates: readonly HeadingLine[]): {
  chosen: HeadingLine[]
  outOfOrder: HeadingLine[]
} {
  type Chain = { readonly weight: number; readonly last: HeadingLine; readonly before: Chain | undefined }
  /** The best chain so far that ends with each heading: a file of nothing but headings' words stays quick to read. */
  const chains: (Chain | undefined)[] = []
  const heavier = (a: Chain | undefined, b: Chain | undefined) => ((b?.weight ?? 0) >= (a?.weight ?? 0) ? b : a)
  for (const last of candidates) {
    const before = chains.slice(0, last.index).reduce(heavier, undefined)
    const chain = { weight: (before?.weight ?? 0) + last.weight, last, before }
    chains[last.index] = heavier(chains[last.index], chain)
  }
  const inOrder: HeadingLine[] = []
  for (let chain = chains.reduce(heavier, undefined); chain; chain = chain.before) inOrder.unshift(chain.last)
  const outOfOrder: HeadingLine[] = []
  const known = new Set(inOrder.map((c) => c.index))
  const strongest = candidates.filter((c) => c.marked && !c.alike).sort((a, b) => b.weight - a.weight)
  for (const candidate of strongest) {
    if (known.has(candidate.index)) continue
    known.add(candidate.index)
    outOfOrder.push(candidate)
  }
  return { chosen: [...inOrder, ...outOfOrder].sort((a, b) => a.line - b.line), outOfOrder }
}
