import { beyond, leftOut } from '../text/beyond-options.ts'
import { matchKey } from '../text/normalise.ts'
import { optionOf } from '../text/option-labels.ts'
import { nestedText } from './besides.ts'
import { setApart } from './set-apart.ts'
import type { Aside, AsideKind, Cell } from './word-document.ts'

/** What a choice without any tick may mean all the same. */
export type Hint = { readonly ticked: readonly string[]; readonly note: string }

export type EmptyChoice = {
  readonly area: readonly Cell[]
  /** What the cells say of it, without another choice printed among them; '' where that is in doubt already. */
  readonly text: string
  readonly options: readonly string[]
  /** All options printed in that text, its own among them. */
  readonly printed: readonly string[]
  readonly single: boolean
}

/**
 * Where nothing is ticked: options struck out, an option set off from the others by bold type, colour, size and the
 * like, something drawn or noted in the cell, something written besides the options, options taken out. What is taken
 * from them is always unsure.
 */
export function choiceHint({ area, text, options, printed, single }: EmptyChoice): Hint | undefined {
  const asides = area.flatMap((cell) => cell.asides ?? [])
  const of = (...kinds: readonly AsideKind[]) => asides.filter((aside) => kinds.includes(aside.kind))
  const look = (note: string): Hint => ({ ticked: [], note: `${note}，请对照原件` })

  const struck = optionsIn(of('struck'), options)
  if (struck.length > 0) {
    const left = options.filter((option) => !struck.includes(option))
    const note = `${quoted(struck)}已划去，没有勾选`
    return single && left.length === 1
      ? { ticked: left, note: `${note}，按留下的${quoted(left)}读取` }
      : { ticked: [], note: `${note}，请对照原件` }
  }
  const apart = setApart(area, options)
  if (apart.length > 0) {
    const note = `${quoted(apart)}用字体、字号、颜色或底色标出，没有勾选`
    return !single || apart.length === 1 ? { ticked: apart, note: `${note}，按已选读取` } : look(note)
  }
  if (area.some((cell) => (cell.pictures ?? []).length > 0) || of('shape').length > 0) {
    return look('格内有图形或图片，可能是勾选')
  }
  const inside = area.map(nestedText).find((words) => words !== '')
  if (inside) return look(`格内另有一张表“${inside}”`)
  if (of('field', 'embedded').length > 0) return look('格内有没有读出的内容')
  if (of('symbol').length > 0) return look('格内有认不出的符号，可能是勾选')
  if (of('struck').length > 0) return look('格内有划线删除的内容，没有勾选')
  if (of('hidden').length > 0) return look('格内有隐藏的文字，没有勾选')
  const noted = of('comment', 'footnote', 'endnote')[0]
  if (noted) return look(`没有勾选，格内有批注或注释“${noted.text.trim().slice(0, 40)}”`)
  const more =
    text.trim() === ''
      ? ''
      : beyond(
          text,
          printed.map((option) => optionOf(option, printed)),
        )
  if (more !== '') return look(`没有勾选，另写了“${more}”`)
  const left = remaining(text, options)
  return left ?? (of('deleted').length > 0 ? look('格内有用修订删除的内容，没有勾选') : undefined)
}

/** Some delete the options that are not theirs, box and all. */
function remaining(text: string, options: readonly string[]): Hint | undefined {
  const gone = leftOut(text, options)
  const left = options.filter((option) => !gone.includes(option))
  if (gone.length === 0 || left.length === 0) return undefined
  const note = `只留下了${quoted(left)}，没有勾选`
  return left.length === 1 || left.length < gone.length
    ? { ticked: left, note: `${note}，按已选读取` }
    : { ticked: [], note: `${note}，请对照原件` }
}

/** The options that stretches consist of. */
function optionsIn(asides: readonly Aside[], options: readonly string[]): string[] {
  const words = asides.flatMap((aside) => wordsOf(aside.text))
  return options.filter((option) => {
    const key = wordKey(option)
    return words.some((word) => word === key || (word.length >= shortestPart && key.includes(word)))
  })
}

/** So much of an option is that option; less may be a word of another. */
const shortestPart = 4

/** The words between boxes, brackets and spaces. */
function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map(matchKey)
    .filter((word) => word !== '')
}

/** An option without the remark printed with it. */
function wordKey(option: string): string {
  return matchKey(option.replace(/[（(].*$/, '')).replace(/[^\p{L}\p{N}]/gu, '')
}

function quoted(options: readonly string[]): string {
  return options.map((option) => `“${option}”`).join('、')
}
