import { oncePer, oncePerText } from '../remembered.ts'
import { fieldsOf } from '../schemes/lookup.ts'
import type { Category, Field } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'
import { similarity } from '../text/similar.ts'

/** A cell, or a line of it, recognised as the printed label of a field. */
export type LabelMatch = {
  readonly field: Field
  /** The scheme's own label, not an alias: it wins where both occur. */
  readonly exact: boolean
  /** What follows the label in the same cell ("注册资本\n5000 万元"). */
  readonly inline?: string
  /** The money unit printed in this label ("资产总额（亿元）"). */
  readonly unit?: string
  /** What is printed, where it is only nearly a label of the field. */
  readonly like?: string
}

export type LabelIndex = {
  /** Usually one; several where a cell holds several labels with their values, a line each. */
  readonly match: (text: string) => readonly LabelMatch[]
  /** The one of these fields whose label the text nearly is. */
  readonly alike: (text: string, fields: readonly Field[]) => LabelMatch | undefined
  /** A label that groups others (市级服务型制造示范数量). */
  readonly matchGroup: (text: string) => string | undefined
  /** The head of repeating rows (主要投资方) or of a column of theirs (投资比例). */
  readonly isColumn: (text: string) => boolean
  /** The form's own title or number, or a section's. */
  readonly isTitle: (text: string) => boolean
}

type Name = { readonly field: Field; readonly exact: boolean; readonly key: string; readonly inline: RegExp }

/** Longer texts are values. */
const longestLabel = 120
/** From this similarity on a text counts as a label retyped; the reading is then unsure. */
const alikeFrom = 0.8

/**
 * Recognises a category's printed labels as people retype them: numbered, with other brackets, spaces and line breaks,
 * without the unit, with another unit, or with the value behind a colon.
 */
export const indexLabels = oncePer((category: Category): LabelIndex => {
  const full = new Map<string, Name>()
  const bare = new Map<string, Name>()
  const groups = new Map<string, string>()
  const columns = new Set<string>()
  const printed = [category.formTitle, category.formNumber, ...category.sections.map((section) => section.title)]
  const titles = new Set(printed.map(titleKey))
  for (const field of fieldsOf(category)) {
    if (field.group) groups.set(bareKey(field.group), field.group)
    if (field.columns) for (const { label } of [field, ...field.columns]) columns.add(bareKey(label))
    if (field.group || field.type === 'rows' || (field.within && field.type !== 'yesNo')) continue
    for (const [i, label] of [field.label, ...(field.aliases ?? [])].entries()) {
      const key = bareKey(label)
      const name = { field, exact: i === 0, key, inline: inlinePattern(key, field) }
      if (!full.has(matchKey(label))) full.set(matchKey(label), name)
      if (!bare.has(key)) bare.set(key, name)
    }
  }
  const names = [...bare.values()].sort((a, b) => b.key.length - a.key.length)

  const whole = (text: string): LabelMatch | undefined => {
    const key = bareKey(text)
    const name = full.get(matchKey(text)) ?? bare.get(key) ?? bare.get(key.replace(/[,/]?(?:[亿万千]?元|%)$/, ''))
    return name && matchOf(name, text)
  }
  /** A label with its value behind it in one text. */
  const inline = (text: string): LabelMatch | undefined => {
    const start = matchKey(unnumbered(text))
    for (const name of names) {
      const hit = start.startsWith(name.key) ? name.inline.exec(unnumbered(text)) : null
      if (hit) return { ...matchOf(name, hit[0]), inline: unnumbered(text).slice(hit[0].length).trim() }
    }
    return undefined
  }

  return {
    match: oncePerText((text) => {
      if (text.length > longestLabel || text.trim() === '') return []
      const label = whole(text)
      if (label) return [label]
      const first = inline(text)
      return first ? byLine(first, inline) : []
    }),
    alike(text, fields) {
      if (text.length > longestLabel / 3) return undefined
      const key = bareKey(text)
      const best = names
        .filter((name) => fields.includes(name.field))
        .map((name) => ({ name, score: similarity(name.key, key) }))
        .sort((a, b) => b.score - a.score)[0]
      return best && best.score >= alikeFrom
        ? { ...matchOf(best.name, text), exact: false, like: text.trim() }
        : undefined
    },
    matchGroup: (text) => groups.get(bareKey(text)),
    isColumn: (text) => columns.has(bareKey(text)),
    isTitle: (text) => titles.has(titleKey(text)),
  }
})

/** "联系人：张三\n电话：64000001": every further line that is a label with its value is one of its own. */
function byLine(first: LabelMatch, inline: (text: string) => LabelMatch | undefined): LabelMatch[] {
  const matches: LabelMatch[] = []
  let current = first
  let lines: string[] = []
  for (const line of (first.inline ?? '').split('\n')) {
    const next = /[:：]/.test(line) ? inline(line) : undefined
    if (next && next.field !== first.field) {
      matches.push({ ...current, inline: lines.join('\n').trim() })
      current = next
      lines = [next.inline ?? '']
    } else lines.push(line)
  }
  return [...matches, { ...current, inline: lines.join('\n').trim() }]
}

function matchOf({ field, exact }: Name, text: string): LabelMatch {
  const unit = field.type === 'money' ? printedUnit(text) : undefined
  return { field, exact, ...(unit ? { unit } : {}) }
}

/** Key of a label without its number and its bracketed parts: units, 截至目前, 请注明. */
export const bareKey = oncePerText((label) =>
  matchKey(unnumbered(label).replace(/[（(【[][^（()）】\]]*[）)】\]]/g, '')),
)

function unnumbered(text: string): string {
  return text
    .trim()
    .replace(/^[*※★☆●◆]+\s*/, '')
    .replace(
      /^(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、)）]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)])\s*(?!\d)/,
      '',
    )
}

/** The money unit in a label's brackets or at its end. */
export function printedUnit(text: string): string | undefined {
  return /(亿元|百万元|千元|万元|元)(?:\)|$)/.exec(matchKey(text))?.[1]
}

/**
 * The label, its brackets, and what parts it from a value in the same cell: a colon, a fill-in line, a line break, and
 * where a number is asked for nothing at all.
 */
function inlinePattern(key: string, field: Field): RegExp {
  const letters = [...key].map((c) => c.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('\\s*')
  const numeric = ['money', 'count', 'percent', 'number', 'duration'].includes(field.type)
  const apart = `[:：]|_{2,}|[-—]{2,}|\\n${numeric ? '|(?=[\\d０-９-])' : ''}`
  return new RegExp(`^${letters}\\s*?(?:[（(【[][^（()）】\\]]{0,20}[）)】\\]]\\s*?)*[ 　\\t]*(?:${apart})`, 'i')
}

/** A section's title without its number and the brackets behind it. */
function titleKey(title: string): string {
  return matchKey(title.replace(/[（(][^（()）]*[）)]\s*$/, '')).replace(/^[一二三四五六七八九十\d]+[,.]/, '')
}
