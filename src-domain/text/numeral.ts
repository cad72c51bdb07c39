import Big from 'big.js'

/*
 * Numbers written with Chinese numerals or multipliers, alone or mixed with digits: 一千二百万, 叁佰, 1.2亿,
 * 3亿5千万, 三点五, 二〇二三. Input is half-width (`plain`).
 */

const digits = new Map(
  Object.entries({
    〇: 0,
    '○': 0,
    零: 0,
    一: 1,
    壹: 1,
    幺: 1,
    二: 2,
    贰: 2,
    两: 2,
    三: 3,
    叁: 3,
    四: 4,
    肆: 4,
    五: 5,
    伍: 5,
    六: 6,
    陆: 6,
    七: 7,
    柒: 7,
    八: 8,
    捌: 8,
    九: 9,
    玖: 9,
  }),
)
const units = new Map(Object.entries({ 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 }))

/** Digits of a number written digit by digit, for use inside a regular expression's brackets. */
export const digitCharacters = [...digits.keys()].join('')

/** Characters a number may be made of here, for use inside a regular expression's brackets. */
export const numeralCharacters = `${digitCharacters}${[...units.keys()].join('')}万萬亿億点`

/** No number anybody writes is longer; each 亿 is looked for within what stands before it. */
const longest = 100

/** The exact number a text of numerals stands for, or undefined when it is none. */
export function parseNumeral(text: string): Big | undefined {
  if (text.length > longest) return undefined
  return scaled(text.replace(/萬/g, '万').replace(/億/g, '亿'), ['亿', '万'])
}

/** left × 10⁸ + right, then left × 10⁴ + right: the big multipliers split a number from the outside in. */
function scaled(text: string, multipliers: readonly string[]): Big | undefined {
  const [multiplier, ...smaller] = multipliers
  if (!multiplier) return small(text)
  const at = text.lastIndexOf(multiplier)
  if (at < 0) return scaled(text, smaller)
  const exponent = multiplier === '亿' ? 8 : 4
  const left = scaled(text.slice(0, at), multipliers)
  if (!left) return undefined
  const rest = text.slice(at + 1)
  if (rest === '') return left.times(`1e${exponent}`)
  const right = colloquialTail(rest, exponent) ?? scaled(rest.replace(/^[零〇○]+/, ''), smaller)
  return right?.lt(`1e${exponent}`) ? left.times(`1e${exponent}`).plus(right) : undefined
}

/** 一万二 is 12 000: one bare digit behind a multiplier counts in the next lower place. */
function colloquialTail(text: string, exponent: number): Big | undefined {
  const digit = /^[1-9]$/.test(text) ? Number(text) : text.length === 1 ? digits.get(text) : undefined
  return digit ? new Big(digit).times(`1e${exponent - 1}`) : undefined
}

/** Numbers without 万 and 亿: plain decimals, 一千二百零五, 3百, digit by digit (一二〇), 三点五. */
function small(text: string): Big | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return new Big(text)
  const [whole = '', fraction, more] = text.split('点')
  if (more !== undefined || whole === '') return undefined
  const integer = placed(whole) ?? digitByDigit(whole)
  if (!integer || fraction === undefined) return integer
  const decimals = digitByDigit(fraction)
  return decimals ? integer.plus(decimals.times(`1e-${[...fraction].length}`)) : undefined
}

function digitByDigit(text: string): Big | undefined {
  const values = [...text].map((c) => (/\d/.test(c) ? Number(c) : digits.get(c)))
  return values.length > 0 && values.every((v) => v !== undefined) ? new Big(values.join('')) : undefined
}

/** 千 百 十 in falling order, each with its digit before it (十二 is 12, 3百五十 is 350, 三千二 is 3200). */
function placed(text: string): Big | undefined {
  let total = new Big(0)
  let place = 4
  let last = 0
  let rest = text
  while (rest !== '') {
    const term = /^([零〇○]*)(\d+(?:\.\d+)?|[一壹二贰两三叁四肆五伍六陆七柒八捌九玖]?)([十拾百佰千仟])/.exec(rest)
    if (!term) break
    const unit = units.get(term[3] ?? '') ?? 0
    if (unit >= place || (term[2] === '' && unit > 1)) return undefined
    const digit = term[2] === '' ? 1 : (digits.get(term[2] ?? '') ?? new Big(term[2] ?? ''))
    total = total.plus(new Big(digit).times(`1e${unit}`))
    place = unit
    last = unit
    rest = rest.slice(term[0].length)
  }
  if (place === 4) return undefined
  if (rest === '') return total
  const zero = /^[零〇○]/.test(rest)
  const digit = digits.get(rest.replace(/^[零〇○]+/, '')) ?? (/^[1-9]$/.test(rest) ? Number(rest) : undefined)
  if (!digit) return undefined
  return total.plus(new Big(digit).times(zero || last === 1 ? 1 : `1e${last - 1}`))
}
