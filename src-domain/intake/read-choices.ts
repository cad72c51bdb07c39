import { choiceSeparator, type FormValue, type Source } from '../batch/application.ts'
import { fieldsOf } from '../schemes/lookup.ts'
import type { Category, Field } from '../schemes/scheme.ts'
import { unmarked } from '../text/marks.ts'
import { readTicks } from '../text/ticks.ts'
import { unseen } from './besides.ts'
import { choiceHint } from './choice-hints.ts'
import { withBoxes } from './labelled.ts'
import { loosely } from './loose.ts'
import { onlyAsks } from './prompt.ts'
import type { FieldReading } from './read-cell.ts'
import type { Cell } from './word-document.ts'

/**
 * Reads the boxes of a choice field, together with the fields that have their boxes in the same area (是否为应用服务
 * 提供商 stands inside 平台类型; the single modes stand inside 服务型制造主要模式).
 */
export function readChoiceArea(field: Field, category: Category, area: readonly Cell[], source: Source): FieldReading {
  const inside = fieldsOf(category).filter((f) => f.within === field.key)
  let text = area.map(withBoxes).join('\n')
  const values: FormValue[] = []
  const odd = oddIn(area)
  const valueFor = (
    f: Field,
    raw: string,
    ticks: ReturnType<typeof readTicks>,
    ticked: readonly string[],
    options: readonly string[],
    printed: readonly string[] = options,
  ): FormValue => {
    const single = f.type !== 'choices'
    const hint =
      ticked.length === 0
        ? choiceHint({ area, text: ticks.note ? '' : unmarked(raw), options, printed, single })
        : undefined
    const chosen = hint ? hint.ticked.map(f.type === 'yesNo' ? asYesNo : (o) => o) : ticked
    const notes = [hint?.note, ticks.note, odd].filter((note) => note !== undefined)
    return {
      key: f.key,
      value: (single ? chosen.slice(0, 1) : chosen).map((o) => named(o, ticks.other)).join(choiceSeparator),
      raw,
      ...(single && chosen.length > 1
        ? {
            source: source.kind === 'word' ? { ...source, ticked: chosen } : source,
            certainty: 'unsure',
            note: `同时勾选了${chosen.join('、')}`,
          }
        : {
            source,
            certainty: hint || odd ? 'unsure' : ticks.certainty,
            ...(notes.length > 0 ? { note: notes.join('；') } : {}),
          }),
    }
  }

  for (const f of inside.filter((i) => i.type === 'yesNo')) {
    const [before, after] = splitAtLabel(text, f.label)
    if (after === undefined) continue
    text = before
    const options = yesNoOptions(after)
    const ticks = readTicks(after, options)
    values.push(valueFor(f, after.trim(), ticks, ticks.ticked.map(asYesNo), options))
  }

  if (field.type === 'yesNo') {
    const options = yesNoOptions(text)
    const ticks = readTicks(text, options)
    const own = valueFor(field, text, ticks, ticks.ticked.map(asYesNo), options)
    return { values: [own, ...values], problems: [], cells: area }
  }
  const together = [field, ...inside.filter((i) => i.options)]
  const printed = [...new Set(together.flatMap((f) => f.options ?? []))]
  const ticks = readTicks(text, printed, modeNames(field, category))
  const own = together.map((f) =>
    valueFor(
      f,
      text,
      ticks,
      ticks.ticked.filter((option) => f.options?.includes(option)),
      f.options ?? [],
      printed,
    ),
  )
  return { values: [...undecided(own), ...values], problems: [], cells: area }
}

/** What makes any tick in these cells a doubt. */
function oddIn(area: readonly Cell[]): string | undefined {
  const asides = area.flatMap((cell) => cell.asides ?? [])
  if (asides.some(({ kind }) => kind === 'control')) return '格内有勾选框的状态与框里的符号不一致，请对照原件'
  if (asides.some(({ kind, text }) => kind === 'shape' && text === 'line'))
    return '格内画了线，可能划去了选项，请对照原件'
  if (asides.some(({ kind, text }) => kind === 'prompt' && !onlyAsks(text)))
    return '格内有标为提示文字的内容，没有采用，请对照原件'
  if (asides.some(({ kind }) => kind === 'shifted')) return '这一行有单元格已用修订删除，请对照原件'
  if (area.some((cell) => cell.drawnOn)) return '格上浮着图形、图片或墨迹，可能另有勾选，请对照原件'
  return area.map(unseen).find((note) => note !== undefined)
}

/** What is ticked below an option that is not ticked itself may say that it is meant. */
function undecided(own: readonly FormValue[]): readonly FormValue[] {
  const below = own.slice(1).find(({ value }) => value !== '')?.value
  return own.map((value, i) =>
    below && i === 0 && value.value === '' && value.certainty === 'sure'
      ? { ...value, certainty: 'unsure', note: `没有勾选大类，但勾选了其中的“${below}”，请对照原件` }
      : value,
  )
}

/** The other names the notice knows its modes by, where they are what is ticked. */
function modeNames({ key }: Field, { modes, modeFields }: Category): ReadonlyMap<string, readonly string[]> {
  if (!modeFields.includes(key)) return new Map()
  return new Map(modes.map(({ title, aliases = [] }) => [title, aliases]))
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
