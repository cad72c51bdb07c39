import Big from 'big.js'
import { given } from '../given.ts'
import { typedDecimal } from './decimal-text.ts'
import { plain } from './normalise.ts'
import { enclosedNumbers, noteSigns } from './note-marks.ts'
import { numeralCharacters, parseNumeral } from './numeral.ts'

export type NumberReading =
  | {
      /** A plain decimal in the field's unit, with the decimals as handed in; '' when nothing was filled in. */
      readonly value: string
      readonly certainty: 'sure' | 'unsure'
      /** Why it is unsure, in Chinese. */
      readonly note?: string
    }
  /** Why no number could be read, in Chinese without a full stop. */
  | { readonly problem: string }

/** Powers of ten of the money units a form may ask for. */
const moneyUnits = new Map(Object.entries({ 元: 0, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 }))
/** From this many 元 on, an amount written without a unit looks like one in 元 (100 billion in a 万元 field). */
const suspicious = new Map(Object.entries({ 万元: '1e11', 亿元: '1e13' }))
/** Units that say the same about a count. */
const sameUnits = ['个项件只种款', '人名位', '次场期回', '家户', '周', '年', '台套', '篇部']
const foreign = /美元|美金|欧元|日元|日币|港[元币]|英镑|韩元|新?台币|澳元|加元|瑞郎|US\$|USD|EUR|HKD|JPY|GBP|[$€£]/i
const multipliers = new Map(
  Object.entries({
    百: 2,
    千: 3,
    万: 4,
    w: 4,
    十万: 5,
    百万: 6,
    千万: 7,
    亿: 8,
    十亿: 9,
    百亿: 10,
    千亿: 11,
    万亿: 12,
  }),
)

/**
 * Reads the number that stands in a cell. `unit` is the field's (万元, 亿元, %, 人, 项 …): a number written in another
 * unit of the same kind is converted exactly and is unsure, as is everything that needed interpreting. An empty mark
 * (-, /, 无, N/A) is an empty value. Ranges, 近, 超过 and the like are problems: they are no number.
 */
export function readNumber(raw: string, { unit }: { unit?: string } = {}): NumberReading {
  const text = usualSigns(plain(raw))
  if (isEmpty(text)) return empty(text, unit)
  const reading = readWhole(text, unit)
  return 'problem' in reading ? (readPart(text, unit) ?? reading) : reading
}

/** One sign for each meaning, 圆 as licences have it; 5仟万 and 5佰 as they are with digits behind them: 5千万, 5百. */
function usualSigns(text: string): string {
  const multiplier = new Map(Object.entries({ 仟: '千', 佰: '百', 拾: '十', 萬: '万', 億: '亿' }))
  return text
    .replace(/[，﹐]/g, ',')
    .replace(/﹒/g, '.')
    .replace(/圆/g, '元')
    .replace(/[－−–﹣]/g, '-')
    .replace(/[﹪٪]/g, '%')
    .replace(/^%\s*(-?\d[\d.,]*)$/, '$1%')
    .replace(/(?<=\d\s*)[仟佰拾萬億]+/g, (signs) => [...signs].map((c) => multiplier.get(c) ?? c).join(''))
}

/** 22.5%，72人 and 72人（22.5%）: of several figures, each with its unit, the one in the field's. */
function readPart(text: string, unit: string | undefined): NumberReading | undefined {
  if (unit === undefined) return undefined
  const parts = text.split(/[,;；、/()（）]+|\s+(?=\D{0,8}\d)/).filter((part) => part.trim() !== '')
  const figures = parts.map((part) => {
    // 其中研发72人 says what of; 约72人 says how exactly, and is looked at below.
    const figure = part.trim().replace(/^(?:(?![约近超余不多逾])\p{Script=Han}|:)+(?=.*\d)/u, '')
    return { part: part.trim(), figure, parsed: parse(figure.replace(/^约/, '').trim(), []) }
  })
  const isAsked = (parsed: Parsed) =>
    moneyUnits.has(unit) ? /元$/.test(parsed.unit) : unit === '%' ? parsed.unit === '%' : sameUnit(parsed.unit, unit)
  const asked = figures.filter(({ parsed }) => parsed && parsed.unit !== '' && isAsked(parsed))
  const [only] = asked
  if (!only || asked.length > 1 || figures.some(({ parsed }) => !parsed?.unit)) return undefined
  const reading = readWhole(only.figure, unit)
  if ('problem' in reading) return undefined
  const others = figures.filter((other) => other !== only).map((other) => other.part)
  const note = others.length > 0 ? `同一格还写了“${others.join('、')}”` : `写的是“${text}”`
  return { value: reading.value, certainty: 'unsure', note: reading.note ? `${note}；${reading.note}` : note }
}

function readWhole(text: string, unit: string | undefined): NumberReading {
  const doubts: string[] = []

  const stated = withoutRemarks(scientific(text, doubts), doubts)
  if ('problem' in stated) return stated
  const parsed = parse(stated.text, doubts)
  if (!parsed) return { problem: problemOf(stated.text) }
  const value = inUnit(parsed, unit, text, doubts)
  if ('problem' in value) return value
  const signed = stated.negative && /[1-9]/.test(value.decimal) ? `-${value.decimal}` : value.decimal
  return doubts.length > 0
    ? { value: signed, certainty: 'unsure', note: [...new Set(doubts)].join('；') }
    : { value: signed, certainty: 'sure' }
}

function isEmpty(text: string): boolean {
  return /^(?:[-—_/\\*.·…、。\s]*|暂?无|暂?无数据|无此项|没有|不涉及|不适用|未填|n\/?a|none|nil)[。.]?$/i.test(text)
}

function empty(text: string, unit: string | undefined): NumberReading {
  const counted = unit !== undefined && !moneyUnits.has(unit) && unit !== '%'
  return counted && /^(?:无|没有|none|nil)/i.test(text)
    ? { value: '', certainty: 'unsure', note: `写的是“${text}”，按未填写处理；如果是 0，请填 0` }
    : { value: '', certainty: 'sure' }
}

/** 1.2E4, 1.2×10^4 and 1.2×10⁴ written out. */
function scientific(text: string, doubts: string[]): string {
  return text.replace(
    /(\d+(?:\.\d+)?)\s*(?:e\+?|[×x*]\s*10\s*\^?)\s*([\d⁰¹²³⁴-⁹]{1,2})(?![\d.])/i,
    (whole, base: string, power: string) => {
      const exponent = power.normalize('NFKC')
      doubts.push(`写成了科学计数法“${whole}”`)
      return new Big(`${base}e${exponent}`).toFixed()
    },
  )
}

const marksBefore = new RegExp(`^[¹²³⁰⁴-⁹⁽⁾${enclosedNumbers}${noteSigns}]+(?=\\s*\\d)`, 'u')
const marksBehind = new RegExp(
  `(?<=[\\d%元])\\s*(?:[¹²³⁰⁴-⁾₀-₉${enclosedNumbers}${noteSigns}]+|注\\s*[\\d一二三四五${enclosedNumbers}]{0,2}$)`,
  'gu',
)

/** What is left when remarks, signs and currency are taken off, or why no number can be made of it. */
function withoutRemarks(
  text: string,
  doubts: string[],
): { readonly text: string; readonly negative: boolean } | { readonly problem: string } {
  let rest = text
  let negative = false
  const drop = (pattern: RegExp, doubt?: (hit: string) => string) => {
    rest = rest.replace(pattern, (hit) => {
      if (doubt) doubts.push(doubt(hit.trim()))
      return ' '
    })
  }
  const loss = /[（([【]\s*净?亏损?\s*[)）\]】]/
  if (loss.test(rest)) {
    doubts.push('写了“亏”，按负数读取')
    negative = true
    rest = rest.replace(loss, ' ').trim()
  }
  const bracketed = /^[（(]\s*([\d,.\s]+)[)）]\s*([^\d（()）]*)$/.exec(rest)
  if (bracketed) {
    doubts.push('数字写在括号里，按负数读取')
    negative = true
    rest = `${bracketed[1]}${bracketed[2]}`
  }
  rest = rest.replace(/[（([【]\s*(?:单位\s*[:：])?\s*(?:人民币)?\s*([千百万亿]*元|%)\s*[）)\]】]/, '$1')
  drop(/[（([【][^）)\]】]*[）)\]】]/g, (hit) => `未计入括号中的“${hit.slice(1, -1)}”`)
  drop(marksBefore, (hit) => `略去了数字前的标注“${hit}”`)
  drop(marksBehind, (hit) => `略去了数字后的标注“${hit}”`)
  drop(/^\s*[↑⬆]+(?=\s*\d)|(?<=[\d%])\s*[↑⬆▲]+/g, (hit) => `略去了“${hit}”`)
  drop(/^\s*[↓⬇]+(?=\s*\d)|(?<=[\d%])\s*[↓⬇▼]+/g, (hit) => `略去了“${hit}”，请核对是否为负数`)

  const vague = /[余多近超逾][过出]?|不足|不到|不少于|不低于|大于|小于|至少|以上|以下|以内|[><≥≤]|(?<=\d)\s*\+$/.exec(
    rest,
  )?.[0]
  if (vague) return { problem: `写了“${vague.trim()}”，不是确切的数值，请填写确切的数值` }
  if (/\d\s*%?\s*(?:-|—|~|～|至|到)+\s*\d/.test(rest)) return { problem: '写的是一个范围，请填写确切的数值' }

  drop(/大?约合?|大概|左右|上下|预计|预估|估[计算]|暂估|≈|^\s*[~～]/g, (hit) => `写了“${hit}”，不是确切的数值`)
  drop(new RegExp(foreign, 'gi'), (hit) => `金额写的是“${hit}”，没有折算成人民币`)
  if (foreign.test(text)) rest = `${rest.trim()}元`
  drop(/人民币|RMB|CNY|[￥¥]/gi)
  drop(/^\s*(?:共计|合计|总计|总额|累计|共|为)\s*[:：]?|^[^\d:：亏负减]{1,12}[:：]/)
  rest = rest
    .replace(/元[整正]/, '元')
    .replace(/[\s,，;；、。.:：]+$/, '')
    .trim()

  const sign = /^(?:([-+])|负|([—▲△]|净?亏损?|-{2,}))\s*/.exec(rest)
  if (sign) {
    if (sign[1] !== '+') negative = true
    if (sign[2]) doubts.push(`数字前写了“${sign[2]}”，按负数读取`)
    rest = rest.slice(sign[0].length)
  }
  return { text: rest, negative }
}

/** A number, the power of ten of its multiplier (already applied where it is 0), the unit behind it, and both as written. */
type Parsed = { readonly decimal: string; readonly exponent?: number; readonly unit: string; readonly written: string }

function parse(text: string, doubts: string[]): Parsed | undefined {
  const percent = /^百分之(.+)$/.exec(text)
  const tenths = new RegExp(`^([\\d.]+|[${numeralCharacters}]+)成$`).exec(text)
  if (percent || tenths) {
    const number = parseNumeral(percent?.[1] ?? tenths?.[1] ?? '')
    doubts.push(`写的是“${text}”`)
    return number && { decimal: number.times(tenths ? 10 : 1).toFixed(), unit: '%', written: '%' }
  }
  const inDigits = /^([\d,.\s'’·。]*\d[.]?)\s*((?:万亿|[十百千]?[万亿]|[百千]|[wW](?![a-z]))?)\s*(\D*)$/.exec(text)
  if (inDigits) {
    const [, token = '', multiplier = '', unit = ''] = inDigits
    const pointed = token.replace(/(?<=\d)[·。](?=\d)/, '.')
    if (pointed !== token) doubts.push('小数点写成了别的符号')
    const typed = typedDecimal(pointed)
    if (!typed) return undefined
    if (typed.doubt) doubts.push(typed.doubt)
    const exponent = multipliers.get(multiplier.toLowerCase())
    const written = `${multiplier}${unit.trim()}`
    return { decimal: typed.decimal, unit: unit.trim(), written, ...given({ exponent }) }
  }
  if (text.includes('分之')) return undefined
  const spelled = new RegExp(`^([\\d.${numeralCharacters}]+)(\\D*)$`).exec(text.replace(/\s/g, ''))
  const number = spelled && parseNumeral(spelled[1] ?? '')
  if (!number) return undefined
  doubts.push(`数字写成了“${spelled[1]}”，按 ${number.toFixed()} 读取`)
  const unit = spelled[2] ?? ''
  // 两千 in a 万元 field is a bare number like 2000; 两千万 says its own scale.
  return {
    decimal: number.toFixed(),
    unit,
    written: unit,
    ...(/[万亿萬億]/.test(spelled[1] ?? '') ? { exponent: 0 } : {}),
  }
}

function problemOf(text: string): string {
  if (/\d\s*[/／]\s*\d|[½⅓⅔¼¾]|分之/.test(text)) return '写成了分数，请填写小数'
  if ((text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0) > 1) return '写了不止一个数，请只填一个数'
  return '看不出是多少，请填写数字'
}

/** The number in the field's unit, converted exactly where it was written in another. */
function inUnit(
  parsed: Parsed,
  unit: string | undefined,
  text: string,
  doubts: string[],
): { readonly decimal: string } | { readonly problem: string } {
  const scale = unit === undefined ? undefined : moneyUnits.get(unit)
  const mismatch = { problem: `单位写的是“${parsed.written}”，表中要求的是“${unit ?? '数字'}”，请核对` }
  if (scale !== undefined) {
    if (parsed.unit !== '' && parsed.unit !== '元') return mismatch
    const exponent = parsed.exponent ?? (parsed.unit === '元' ? 0 : undefined)
    if (exponent === undefined) {
      const limit = suspicious.get(unit ?? '')
      if (limit && new Big(parsed.decimal).times(`1e${scale}`).gte(limit)) {
        doubts.push(`没有写单位，数额很大，疑似以“元”填写，请核对是否为 ${parsed.decimal} ${unit}`)
      }
      return { decimal: parsed.decimal }
    }
    // 1.2万 under 万元 may be 1.2 万元, or 1.2 万 of them.
    if (exponent === scale && parsed.unit === '' && !/人民币|RMB|CNY|￥|¥/i.test(text))
      doubts.push(`原文写的是“${text}”，按 ${parsed.decimal} ${unit}读取`)
    return rescaled(parsed.decimal, exponent - scale, `原文写的是“${text}”，已换算为${unit}`, doubts)
  }
  if (unit === '%') {
    if (parsed.exponent) return mismatch
    if (parsed.unit === '‰') return rescaled(parsed.decimal, -1, '原文写的是千分比，已换算为百分比', doubts)
    if (parsed.unit !== '' && !/^(?:%|个?百分点)$/.test(parsed.unit)) return mismatch
    const number = new Big(parsed.decimal)
    if (parsed.unit === '' && number.gt(0) && number.lt(1)) {
      doubts.push(`疑似按小数填写（${parsed.decimal} 即 ${number.times(100).toFixed()}%？）`)
    }
    return { decimal: parsed.decimal }
  }
  if (unit !== undefined && parsed.unit !== '' && !sameUnit(parsed.unit, unit)) {
    const week = unit === '周' && /^[天日]$/.test(parsed.unit)
    const days = week ? new Big(parsed.decimal) : undefined
    if (!days?.mod(7).eq(0)) return mismatch
    doubts.push(`原文写的是“${text}”，已换算为周`)
    return { decimal: days.div(7).toFixed() }
  }
  if (unit === undefined && !/^(?:元|%|.{0,2})$/u.test(parsed.unit)) return mismatch
  return rescaled(parsed.decimal, parsed.exponent ?? 0, `原文写的是“${text}”`, doubts)
}

function rescaled(decimal: string, exponent: number, doubt: string, doubts: string[]): { readonly decimal: string } {
  if (exponent === 0) return { decimal }
  doubts.push(doubt)
  return { decimal: new Big(decimal).times(`1e${exponent}`).toFixed() }
}

function sameUnit(written: string, asked: string): boolean {
  const bare = written.replace(/^个(?=.)/, '').replace(/^(?:星期|礼拜|周次)$/, '周')
  return bare === asked || sameUnits.some((same) => same.includes(bare) && same.includes(asked))
}
