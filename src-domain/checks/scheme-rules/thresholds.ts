import Big from 'big.js'
import { plain } from '../../text/normalise.ts'
import { numeralCharacters, parseNumeral } from '../../text/numeral.ts'
import { type Fault, fault } from './fault.ts'
import { nameOf, textsOf } from './texts-of.ts'

/** A file as it was written, before its texts are filled. */
type Written = {
  readonly categories: readonly { readonly id: string; readonly title: string; readonly outline: { limit: number } }[]
  readonly checks: readonly (object & { readonly kind: string; readonly categories: readonly string[] })[]
}

/**
 * A threshold written out in the words beside it, in figures or in numerals: the number would then stand twice, and be
 * changed once.
 */
export function writtenOut(file: Written): Fault[] {
  return [
    ...file.checks.flatMap((check) => [...inCheck(check, [check], [], `checks.${nameOf(check) ?? ''}`)]),
    ...file.checks.filter(({ kind }) => kind === 'wordLimit').flatMap((check) => limitIn(check, file)),
    // What is no check, and has words of its own beside its number: quotas, copies, the outline's limit.
    ...[...textsOf({ ...file, checks: [] }, '', file)].flatMap(({ text, place, owner }) =>
      thresholdsIn(text, owner).map(({ said, property }) =>
        fault(place, `文字里写了“${said}”，旁边的 ${property} 已经写了这个数，请不写，或者改写成 {${property}}`),
      ),
    ),
  ]
}

const words = ['title', 'advice', 'request'] as const

function* inCheck(check: object, owners: readonly object[], steps: readonly string[], place: string): Generator<Fault> {
  for (const [i, owner] of owners.entries()) {
    const path = steps.slice(0, i).toReversed()
    for (const name of words) {
      const text = property(owner, name)
      if (typeof text !== 'string') continue
      for (const found of thresholdsIn(text, check)) {
        const at = i === 0 ? place : place.split('.of.').slice(0, -i).join('.of.')
        yield twiceSaid(`${at}.${name}`, found.said, found.property, [...path, found.property].join('.'))
      }
    }
  }
  const of = property(check, 'of')
  if (!Array.isArray(of)) return
  for (const [i, part] of of.entries())
    yield* inCheck(part, [part, ...owners], [`of.${i}`, ...steps], `${place}.of.${i}`)
}

/** The limit of a check on it stands with the outline. */
function limitIn(check: Written['checks'][number], { categories }: Written): Fault[] {
  return categories.flatMap(({ id, title, outline: { limit } }, i) =>
    words.flatMap((name) => {
      const text = property(check, name)
      if (!check.categories.includes(id) || typeof text !== 'string') return []
      return thresholdsIn(text, { limit }).map(({ said }) =>
        twiceSaid(
          `checks.${nameOf(check) ?? ''}.${name}`,
          said,
          `“${title}”的 outline.limit`,
          `categories.${i}.outline.limit`,
        ),
      )
    }),
  )
}

function twiceSaid(place: string, said: string, what: string, path: string): Fault {
  return fault(place, `文字里写了“${said}”，它也是门槛 ${what}，请在文字里改写成 {${path}}`)
}

const numbers = ['minimum', 'maximum', 'lastYears', 'minimumMonths', 'maximumMonths', 'limit', 'count'] as const
const days = ['from', 'to', 'on'] as const

/** The thresholds of an object that a text says, each with how it says it. */
function thresholdsIn(text: string, owner: object): { readonly property: string; readonly said: string }[] {
  const figures = figuresIn(text)
  const unspaced = text.replace(/\s/g, '')
  return [
    ...numbers.flatMap((name) => {
      const threshold = property(owner, name)
      if (typeof threshold !== 'number' && typeof threshold !== 'string') return []
      const found = figures.find((figure) => isSaid(figure, new Big(threshold), name.endsWith('Months')))
      return found ? [{ property: name, said: found.said }] : []
    }),
    ...days.flatMap((name) => {
      const [, year, month, day] = /^(\d{4}|\{-?\d{1,2}\})-(\d\d)-(\d\d)$/.exec(String(property(owner, name))) ?? []
      const said = `${year}年${Number(month)}月${Number(day)}日`
      return year !== undefined && unspaced.includes(said) ? [{ property: name, said }] : []
    }),
  ]
}

function property(of: object, name: string): unknown {
  return Object.hasOwn(of, name) ? new Map<string, unknown>(Object.entries(of)).get(name) : undefined
}

type Figure = { readonly number: Big; readonly unit: string; readonly said: string }

/** 20 万元 may be the 20 of a field in 万元 or the 200,000 of one in 元; two years are 24 months. */
function isSaid({ number, unit }: Figure, threshold: Big, months: boolean): boolean {
  const factors = unit.startsWith('亿') ? [1, 1e4, 1e8] : unit.startsWith('万') ? [1, 1e4] : []
  const times = months && unit.startsWith('年') ? [12] : [1, ...factors]
  return times.some((factor) => number.times(factor).eq(threshold.abs()))
}

const unit = '(?:[%％]|个?百分点|亿元|万元|元|年(?![度初末底\\d])|个月|个|项|家|件|人|倍|份|次|名|字)'
const numeral = `[${numeralCharacters.replace(/[万萬亿億]/g, '')}]`
const spelled = `(?<!${numeral}|第\\s?)(${numeral}+)`
const inFigures = '(?<![\\d.{]|第\\s?)(\\d+(?:\\.\\d+)?)'
const figure = new RegExp(`百分之(${numeral}+|\\d+(?:\\.\\d+)?)|${inFigures}\\s*(${unit})|${spelled}\\s*(${unit})`, 'g')

/** 一个 and 一项 are mostly no number. */
const meantAsNumber = /(?:至少|最少|不少于|不低于|至多|最多|不多于|不超过|满|近)\s*$/

/**
 * Numbers with a unit behind them: 30 %, 百分之三十, 二十万元; not the 2 of 表2, nor the 30 of 130. The multipliers 万
 * and 亿 count as the unit's.
 */
function figuresIn(text: string): Figure[] {
  const read = plain(text).replace(/(?<=\d),(?=\d{3})/g, '')
  return [...read.matchAll(figure)].flatMap((match) => {
    const [said, percent, digits, unitOfDigits, numerals, unitOfNumerals] = match
    const written = percent ?? digits ?? numerals ?? ''
    if (written === '一' && percent === undefined && !meantAsNumber.test(read.slice(0, match.index))) return []
    const number = /^\d/.test(written) ? new Big(written) : parseNumeral(written)
    return number ? [{ number, unit: percent ? '%' : (unitOfDigits ?? unitOfNumerals ?? ''), said }] : []
  })
}
