import { matchKey } from '../text/normalise.ts'
import type { AsideKind, Cell } from './word-document.ts'

/** What a choice without any tick may mean all the same. */
export type Hint = { readonly ticked: readonly string[]; readonly note: string }

/**
 * Where nothing is ticked: options struck out, an option set off from the others by bold type, colour and the like,
 * something drawn into the cell. What is taken from them is always unsure.
 */
export function choiceHint(area: readonly Cell[], options: readonly string[], single: boolean): Hint | undefined {
  const struck = optionsIn(area, 'struck', options)
  if (struck.length > 0) {
    const left = options.filter((option) => !struck.includes(option))
    const note = `${quoted(struck)}已划去，没有勾选`
    return single && left.length === 1
      ? { ticked: left, note: `${note}，按留下的${quoted(left)}读取` }
      : { ticked: [], note: `${note}，请对照原件` }
  }
  const stressed = optionsIn(area, 'stressed', options)
  if (stressed.length > 0 && stressed.length < options.length) {
    const note = `${quoted(stressed)}用字体、颜色或底色标出，没有勾选`
    return !single || stressed.length === 1
      ? { ticked: stressed, note: `${note}，按已选读取` }
      : { ticked: [], note: `${note}，请对照原件` }
  }
  if (area.some((cell) => (cell.pictures ?? []).length > 0 || asidesOf(cell, 'shape').length > 0)) {
    return { ticked: [], note: '格内有图形或图片，可能是勾选，请对照原件' }
  }
  if (area.some((cell) => asidesOf(cell, 'field').length + asidesOf(cell, 'embedded').length > 0)) {
    return { ticked: [], note: '格内有没有读出的内容，请对照原件' }
  }
  return undefined
}

/** The options that stretches of a kind consist of. */
function optionsIn(area: readonly Cell[], kind: AsideKind, options: readonly string[]): string[] {
  const words = area.flatMap((cell) => asidesOf(cell, kind)).flatMap((aside) => wordsOf(aside.text))
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

function asidesOf({ asides = [] }: Cell, kind: AsideKind) {
  return asides.filter((aside) => aside.kind === kind)
}

function quoted(options: readonly string[]): string {
  return options.map((option) => `“${option}”`).join('、')
}
