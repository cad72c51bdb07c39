import type { Cover } from '../batch/application.ts'
import type { CoverLine, Scheme } from '../schemes/scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { readTicks } from '../text/ticks.ts'
import { loosely } from './loose.ts'
import type { Block } from './word-document.ts'

/** What the cover says before the form begins, by the labels of its lines; as paragraphs or in a layout table. */
export function readCover(blocks: readonly Block[], scheme: Scheme, formStart: number): Cover {
  const before = blocks
    .slice(0, formStart)
    .flatMap((block) => (block.kind === 'paragraph' ? block.text.split('\n') : rowsOf(block.cells)))
  const explanations = before.findIndex((line) => matchKey(line) === '填报说明')
  const lines = explanations < 0 ? before : before.slice(0, explanations)
  const titles = scheme.categories.map((c) => c.title)
  const labels = labelsOf(scheme)
  const kind = lines.findIndex((line) => labels.category.some((label) => matchKey(line).startsWith(matchKey(label))))
  // The three boxes may run over several lines (示范区 stands below in the printed form).
  const boxes =
    kind < 0
      ? ''
      : lines
          .slice(kind, kind + 3)
          .filter((l, i) => i === 0 || mentions(l, titles))
          .join('\n')
  const ticked = boxes ? readTicks(withoutLabel(boxes, labels.category), titles).ticked : []
  const category = scheme.categories.find((c) => ticked.length === 1 && c.title === ticked[0])?.id
  const applicant = first(lines, labels.applicant)
  const recommender = first(lines, labels.recommender)
  return {
    ...(applicant ? { applicant } : {}),
    ...(category ? { category } : {}),
    ...(recommender ? { recommender } : {}),
  }
}

/** What the covers of all categories call the applicant, its own name before its project's, and the rest. */
function labelsOf({ categories }: Scheme) {
  const of = (is: (from: CoverLine['from'], category: Scheme['categories'][number]) => boolean) => [
    ...new Set(categories.flatMap((c) => c.coverLines.flatMap(({ label, from }) => (is(from, c) ? label : [])))),
  ]
  return {
    applicant: [
      ...new Set([
        ...of((from, { unitField }) => from.kind === 'field' && from.key === unitField),
        ...of((from, { nameField }) => from.kind === 'field' && from.key === nameField),
      ]),
    ],
    category: of((from) => from.kind === 'categories'),
    recommender: of((from) => from.kind === 'recommender'),
  }
}

function withoutLabel(text: string, labels: readonly string[]): string {
  return labels.reduce((left, label) => left.replace(new RegExp(`${loosely(label)}\\s*[:：]?`), ''), text)
}

function first(lines: readonly string[], labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const text = after(lines, label)
    if (text !== undefined) return text
  }
  return undefined
}

function mentions(line: string, titles: readonly string[]): boolean {
  return titles.some((title) => matchKey(line).includes(title))
}

function rowsOf(cells: readonly { row: number; text: string }[]): string[] {
  const rows = new Map<number, string>()
  for (const cell of cells) rows.set(cell.row, `${rows.get(cell.row) ?? ''} ${cell.text}`)
  return [...rows.values()]
}

/** What is written behind a cover label, without the printed line it stands on. */
function after(lines: readonly string[], label: string): string | undefined {
  const pattern = new RegExp(
    `^\\s*${loosely(label)}[\\s　]*(?:名称|全称)?[\\s　]*(?:[(（][盖公]?章[)）])?[\\s　]*[:：]?(.*)$`,
  )
  for (const line of lines) {
    const hit = pattern.exec(line)
    if (hit) {
      const text = plain((hit[1] ?? '').replace(/_+/g, ' '))
      if (text !== '') return text
    }
  }
  return undefined
}
