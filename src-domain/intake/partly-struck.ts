import type { Field } from '../schemes/scheme.ts'
import type { Cell } from './word-document.ts'

/** What a figure, a number or an address goes on with: struck out right beside it, it may be a part of it. */
const figure = /[\d.,-]/
const sign = /[\w.@+-]/
const goesOn: Partial<Record<Field['type'], RegExp>> = {
  ...{ money: figure, count: figure, percent: figure, number: figure, duration: figure },
  ...{ phone: sign, creditCode: sign, email: sign, url: sign },
}

/**
 * 5~~000~~800 is a doubt, for 5800 may be what is left of a slip. A whole figure struck out before the one that counts
 * (~~450~~5000) is none; what is struck behind a figure, or only one digit before it, may have been a part of it.
 */
export function partlyStruck({ text, asides = [] }: Cell, { type }: Field): string | undefined {
  const part = goesOn[type]
  if (!part) return undefined
  for (const { kind, at, text: struck } of asides) {
    if (kind !== 'struck' || !part.test(struck)) continue
    const before = part.test(text.charAt(at - 1)) && part.test(struck.charAt(0))
    const behind = part.test(text.charAt(at)) && part.test(struck.slice(-1))
    if (before || (behind && struck.trim().length < 2)) {
      return `其中“${struck.trim()}”已划线删除，原来是“${`${wordBefore(text, at)}${struck}${wordBehind(text, at)}`.slice(0, 60)}”，请核对`
    }
  }
  return undefined
}

function wordBefore(text: string, at: number): string {
  return /\S*$/.exec(text.slice(0, at))?.[0] ?? ''
}

function wordBehind(text: string, at: number): string {
  return /^\S*/.exec(text.slice(at))?.[0] ?? ''
}
