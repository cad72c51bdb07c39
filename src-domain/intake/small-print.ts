import type { Field } from '../schemes/scheme.ts'
import type { Cell } from './word-document.ts'

const figures: ReadonlySet<Field['type']> = new Set(['money', 'count', 'percent', 'number', 'duration'])
/** Half-points; forms are filled in at 9 and more. */
const small = 14

/** 26000 with a tiny 1 behind it, neither raised nor lowered, is a doubt: the mark of a note rather than a digit. */
export function smallPrint({ text, asides = [] }: Cell, { type }: Field): string | undefined {
  if (!figures.has(type)) return undefined
  const tiny = asides.filter(
    ({ kind, look = '', text: words }) =>
      kind === 'stressed' && /\d/.test(words) && Number(/(?:^| )size=(\d+)/.exec(look)?.[1] ?? small + 1) <= small,
  )
  const digits = (of: string) => of.replace(/\D/g, '').length
  const count = tiny.reduce((sum, { text: words }) => sum + digits(words), 0)
  if (count === 0 || count === digits(text)) return undefined
  return `“${tiny.map(({ text: words }) => words.trim()).join('、')}”印得很小，可能是标注，请核对`
}
