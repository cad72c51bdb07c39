import { matchKey } from './normalise.ts'
import type { Option } from './option-labels.ts'

/** What a choice's text says besides the options printed in it. */

/** How the form asks to be ticked: 请在□内打“√”. */
export const instruction =
  /(?:请?在?[^\s，。；：()（）]{0,8}[内里中处上后前])?(?:请?(?:打|画|划)(?:上|个)?|请?用)\s*[“”"'‘’]?[√✓✔∨][“”"'‘’]?(?:表示|标[出明记示]|选择|选)?/gu

/** Remarks a form prints behind an option or a label: 可多选, 二选一, 请注明. */
const remark = /\((?:[^()]*(?:多选|单选|任选|选[一二三1-3]|选填|选择|注明|说明|列明|指明))?\)/g
const emptyBox = /[□☐○◯▢▫〇⬜◻⭕❏❑]/gu
const punctuation = /[\s,.:;|·"'\-/\\<>《》()~…]/gu
/** Letters in a circle or a frame, which folding takes for the letters themselves. */
const enclosed = /[\u3200-\u32ff\u{1f200}-\u{1f265}]/gu
const longestQuote = 20

/**
 * What is written besides the options, the boxes and the remarks printed with them: a second 企业 behind them all, a
 * sign before one of them. A sign that stands before or behind every one of them is a bullet.
 */
export function beyond(text: string, known: readonly Option[]): string {
  const framed = (text.match(enclosed) ?? []).join('')
  const names = [...known].map(({ option }) => bareOf(option)).sort((a, b) => b.length - a.length)
  const folded = matchKey(text.replace(instruction, ' ')).replace(emptyBox, '').replace(remark, ' ')
  // A number before every option is its place in a list, before one of them a mark.
  const inList = names.every((name) => !folded.includes(name) || numbered(name).test(folded))
  const rest = names.reduce((left, name) => left.replace(inList ? numbered(name) : name, ' '), folded)
  const left = rest.replace(punctuation, '')
  const signs = new Map<string, number>()
  for (const sign of left.match(/[^\p{L}\p{N}\p{M}]/gu) ?? []) signs.set(sign, (signs.get(sign) ?? 0) + 1)
  const isBullet = (sign: string) => known.length > 1 && (signs.get(sign) ?? 0) >= known.length
  return [...framed, ...[...left].filter((c) => !isBullet(c))].slice(0, longestQuote).join('')
}

/** The options a text doesn't print. */
export function leftOut(text: string, options: readonly string[]): string[] {
  const longestFirst = [...options].sort((a, b) => b.length - a.length)
  let rest = matchKey(text)
  const printed = new Set(
    longestFirst.filter((option) => {
      const found = rest.includes(bareOf(option))
      rest = rest.replace(bareOf(option), ' ')
      return found
    }),
  )
  return options.filter((option) => !printed.has(option))
}

/** An option without the remark printed behind it. */
function bareOf(option: string): string {
  return matchKey(option.replace(/[（(].*$/, ''))
}

/** An option with its number in a list. */
function numbered(option: string): RegExp {
  return new RegExp(`(?:\\(?(?:\\d{1,2}|[a-h])[).,])${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
}
