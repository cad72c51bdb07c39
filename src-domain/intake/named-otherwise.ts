import type { Field } from '../schemes/scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'

const figures: ReadonlySet<Field['type']> = new Set(['money', 'count', 'percent', 'number'])
const named = /^[\s（(]*([^\d\s:：()（）][^\d:：]{0,11})[:：](?=.*\d)/u
/** Words before a figure that say nothing of what it is the figure of. */
const general = /^(?:人民币|共计|合计|总计|总额|累计|总数|金额|数额|数量|人数|占比|比例|约)$/

/** 实缴：3000 where 注册资本 is asked for, 上年：2600: a figure that says itself what it is, and not that it is this one. */
export function namedOtherwise({ type, label, aliases = [] }: Field, raw: string): string | undefined {
  const name = figures.has(type) ? named.exec(plain(raw))?.[1]?.trim() : undefined
  if (!name || general.test(name) || /[亏负减]/.test(name)) return undefined
  const key = matchKey(name)
  return [label, ...aliases].some((one) => matchKey(one).includes(key)) ? undefined : `写的是“${name}”的数，请核对`
}
