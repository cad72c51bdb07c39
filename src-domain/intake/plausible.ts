import Big from 'big.js'
import type { Category, Field } from '../schemes/scheme.ts'

/**
 * Bounds a value of its type hardly leaves: beyond them it is read and doubted, for it more likely stands in another
 * unit or another cell than it is true.
 */

/** In 元, of one company; the figures of what has no credit code, a district or city, are the sum of thousands of companies'. */
const largestMoney = '1e10'
const largestSum = '1e13'
const largestCount = '1e5'
const longestYears = '100'
/** Ten years. */
const mostWeeks = '520'

const yuan = new Map(Object.entries({ 元: '1', 千元: '1e3', 万元: '1e4', 百万元: '1e6', 亿元: '1e8' }))

/** What may be less than nothing: 净利润, 净资产, 现金流量净额. */
const belowNothing = /净|利润|盈|亏|损|增|差额|变动|收益/

/** Why the value is hardly what was meant, in Chinese; undefined for one that may well be. */
export function implausible(field: Field, value: string, { creditCodeField }: Category): string | undefined {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return undefined
  const number = new Big(value)
  switch (field.type) {
    case 'money': {
      if (number.lt(0) && !belowNothing.test(field.label)) return '金额不会是负数，请核对'
      const amount = number.abs().times(yuan.get(field.unit ?? '') ?? '1')
      if (amount.lt(creditCodeField === undefined ? largestSum : largestMoney)) return undefined
      return `相当于 ${amount.div('1e8').round(2).toFixed()} 亿元，请核对是否以“元”填写`
    }
    case 'percent': {
      const [min, max] = [field.min ?? '0', field.max ?? '100']
      return number.lt(min) || number.gt(max) ? `百分比不在 ${min} 到 ${max} 之间，请核对` : undefined
    }
    case 'duration':
      return number.gt(longestYears) ? '经营时长超过 100 年，请核对' : undefined
    case 'count':
      if (number.lt(0)) return '数量不会是负数，请核对'
      return number.gte(largestCount) ? '数量特别大，请核对是否填错了栏' : undefined
    case 'number':
      if (number.lt(0)) return '数值不会是负数，请核对'
      if (number.gte(largestCount)) return '数值特别大，请核对是否填错了栏'
      return field.unit === '周' && number.gt(mostWeeks) ? '周期超过十年，请核对' : undefined
    default:
      return undefined
  }
}
