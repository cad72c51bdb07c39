import { choiceSeparator, type FormValue, type Source } from '../batch/application.ts'
import { type Category, type Field, fieldsOf } from '../schemes/scheme.ts'
import { readTicks } from '../text/ticks.ts'
import { loosely } from './loose.ts'
import type { FieldReading } from './read-cell.ts'
import type { Cell } from './word-document.ts'

/**
 * Reads the boxes of a choice field, together with the fields that have their boxes in the same area (是否为应用服务
 * 提供商 stands inside 平台类型; the single modes stand inside 服务型制造主要模式).
 */
export function readChoiceArea(field: Field, category: Category, area: readonly Cell[], source: Source): FieldReading {
  const inside = fieldsOf(category).filter((f) => f.within === field.key)
  let text = area.map((c) => c.text).join('\n')
  const values: FormValue[] = []
  const valueFor = (
    f: Field,
    raw: string,
    ticks: ReturnType<typeof readTicks>,
    ticked: readonly string[],
  ): FormValue => ({
    key: f.key,
    value: (f.type === 'choices' ? ticked : ticked.slice(0, 1)).map((o) => named(o, ticks.other)).join(choiceSeparator),
    raw,
    ...(f.type !== 'choices' && ticked.length > 1
      ? {
          source: source.kind === 'word' ? { ...source, ticked } : source,
          certainty: 'unsure' as const,
          note: `同时勾选了${ticked.join('、')}`,
        }
      : { source, certainty: ticks.certainty, ...(ticks.note ? { note: ticks.note } : {}) }),
  })

  for (const f of inside.filter((i) => i.type === 'yesNo')) {
    const [before, after] = splitAtLabel(text, f.label)
    if (after === undefined) continue
    text = before
    const ticks = readTicks(after, yesNoOptions(after))
    values.push(valueFor(f, after.trim(), ticks, ticks.ticked.map(asYesNo)))
  }

  if (field.type === 'yesNo') {
    const ticks = readTicks(text, yesNoOptions(text))
    return { values: [valueFor(field, text, ticks, ticks.ticked.map(asYesNo)), ...values], problems: [], cells: area }
  }
  const together = [field, ...inside.filter((i) => i.options)]
  const ticks = readTicks(text, [...new Set(together.flatMap((f) => f.options ?? []))])
  const own = together.map((f) =>
    valueFor(
      f,
      text,
      ticks,
      ticks.ticked.filter((option) => f.options?.includes(option)),
    ),
  )
  return { values: [...own, ...values], problems: [], cells: area }
}

/** 其他（请注明） with what was noted becomes 其他（设备租赁）. */
function named(option: string, other: string | undefined): string {
  return other && option.startsWith('其他（') && option.includes('请注明') ? `其他（${other}）` : option
}

function yesNoOptions(text: string): string[] {
  return /[有无]/.test(text) && !/[是否]/.test(text) ? ['有', '无'] : ['是', '否']
}

function asYesNo(option: string): string {
  return option === '有' ? '是' : option === '无' ? '否' : option
}

/** The text before a label and the text behind it, up to the line's end where more follows. */
function splitAtLabel(text: string, label: string): [string, string | undefined] {
  const pattern = new RegExp(`${loosely(label)}\\s*[:：]?`)
  const hit = pattern.exec(text)
  if (!hit) return [text, undefined]
  return [text.slice(0, hit.index), text.slice(hit.index + hit[0].length)]
}
