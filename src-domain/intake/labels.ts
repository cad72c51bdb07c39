import { type Category, type Field, fieldsOf } from '../scheme.ts'
import { matchKey } from '../text/normalise.ts'

/** A cell recognised as the printed label of a field. */
export type LabelMatch = {
  readonly field: Field
  /** The scheme's own label, not an alias: it wins where both occur. */
  readonly exact: boolean
  /** What follows the label in the same cell ("注册资本\n5000 万元"). */
  readonly inline?: string
  /** A unit printed in this label that is not the scheme's ("资产总额（亿元）"). */
  readonly unit?: string
}

export type LabelIndex = {
  readonly match: (text: string) => LabelMatch | undefined
  /** A label that groups others (市级服务型制造示范数量). */
  readonly matchGroup: (text: string) => string | undefined
}

/**
 * Recognises a category's printed labels as people retype them: other brackets and spaces, line breaks, without the
 * unit, with another unit, or with the value behind a colon.
 */
export function indexLabels(category: Category): LabelIndex {
  const full = new Map<string, { field: Field; exact: boolean }>()
  const bare = new Map<string, { field: Field; exact: boolean }>()
  const groups = new Map<string, string>()
  for (const field of fieldsOf(category)) {
    if (field.group) groups.set(bareKey(field.group), field.group)
    if (field.group || field.type === 'rows' || (field.within && field.type !== 'yesNo')) continue
    for (const [i, label] of [field.label, ...(field.aliases ?? [])].entries()) {
      addOnce(full, matchKey(label), { field, exact: i === 0 })
      addOnce(bare, bareKey(label), { field, exact: i === 0 })
    }
  }

  const match = (text: string): LabelMatch | undefined => {
    if (text.length > 120) return undefined
    const key = matchKey(text)
    if (key === '') return undefined
    const known = full.get(key)
    if (known) return known
    const short = bare.get(bareKey(text))
    if (short) return { ...short, ...foreignUnit(text, short.field) }
    return inlineMatch(text, bare)
  }

  return { match, matchGroup: (text) => groups.get(bareKey(text)) }
}

function addOnce<V>(map: Map<string, V>, key: string, value: V): void {
  if (!map.has(key)) map.set(key, value)
}

/** Key of a label without its bracketed parts: units, 截至目前, 请注明. */
function bareKey(label: string): string {
  return matchKey(label.replace(/[（(【[][^）)】\]]*[）)】\]]/g, ''))
}

const units = ['亿元', '百万元', '千元', '万元', '元']

/** The money unit printed in a label, where it is not the field's own. */
function foreignUnit(text: string, field: Field): { unit?: string } {
  if (field.type !== 'money') return {}
  const key = matchKey(text)
  const printed = units.find((unit) => key.includes(`(${unit})`) || key.includes(`(单位:${unit})`))
  return printed && printed !== field.unit ? { unit: printed } : {}
}

/** "联系人：张三", "注册资本\n5000 万元", "注册资本 ____万元": a label with its value in one cell. */
function inlineMatch(text: string, bare: Map<string, { field: Field; exact: boolean }>): LabelMatch | undefined {
  const split = /^([^:：\n\d_—]+?)\s*(?:[（(]([^）)]*)[）)])?\s*([:：\n_—-]+|\s(?=[\d０-９]))([\s\S]*)$/.exec(
    text.trim(),
  )
  if (!split) return undefined
  const known = bare.get(bareKey(split[1] ?? ''))
  if (!known) return undefined
  return { ...known, inline: (split[4] ?? '').trim(), ...foreignUnit(`(${split[2] ?? ''})`, known.field) }
}
