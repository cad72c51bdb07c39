import { assertNever } from '../result.ts'
import { plain } from '../text/normalise.ts'
import { provinces, shanghaiCodes } from './regions.ts'

/*
 * 统一社会信用代码 (GB 32100—2015): 1 registering department, 1 class, 6 region of the registering authority, 9
 * organisation code (GB 11714, with a check character of its own), 1 check character.
 */

export type CreditCodeKind = 'enterprise' | 'institution' | 'social' | 'individual' | 'farmer' | 'government' | 'other'

/** A single slip of the hand that explains a code whose check characters fail. */
export type LikelySlip = {
  /** Counted from 1; of two exchanged neighbours the first. */
  readonly position: number
  readonly from: string
  readonly to: string
  /** The code with the slip undone. */
  readonly code: string
}

/** What is wrong with a code. */
export type CreditCodeFlaw =
  | { readonly is: 'empty' | 'registrationNumber' | 'organisationCode' }
  | { readonly is: 'length'; readonly length: number }
  /** Letters the alphabet leaves out, with what each may stand for. `mended`: the code with all of them undone. */
  | { readonly is: 'letters'; readonly letters: readonly Misread[]; readonly mended?: string }
  /** Which check characters don't fit, and the slips that would explain it, the likeliest first. */
  | { readonly is: 'check'; readonly failing: 'both' | 'code' | 'organisation'; readonly likely: readonly LikelySlip[] }

type Misread = { readonly letter: string; readonly position: number; readonly meant?: string }

export type CreditCodeReading = {
  /** As typed, without spaces and dashes, upper-case. */
  readonly code: string
  readonly valid: boolean
  readonly kind: CreditCodeKind
  /** Positions 3–8: who registered it, not where it is; '' where the length is wrong. */
  readonly regionCode: string
  /** Absent for a valid code. */
  readonly flaw?: CreditCodeFlaw
  /** Slips that would make the code valid, the likeliest first. */
  readonly likely?: readonly LikelySlip[]
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
/** Letters the alphabet leaves out because they look like others. */
const replacements = new Map(Object.entries({ I: '1', O: '0', Z: '2', S: '5', V: 'U' }))
/** Characters mistaken for each other in print or handwriting. */
const confusable = new Set(
  [
    '0D',
    '0Q',
    '1L',
    '17',
    '2Z',
    '38',
    '5S',
    '6G',
    '8B',
    '4A',
    '9G',
    '9Q',
    'CG',
    'DQ',
    'EF',
    'HN',
    'MN',
    'PR',
    'UV',
    'WM',
    'XY',
  ].flatMap((pair) => [pair, [...pair].reverse().join('')]),
)
const kinds: Readonly<Record<string, CreditCodeKind>> = {
  11: 'government',
  12: 'institution',
  13: 'social',
  51: 'social',
  52: 'social',
  53: 'social',
  59: 'social',
  81: 'social',
  91: 'enterprise',
  92: 'individual',
  93: 'farmer',
}

/** Checks a unified social credit code as typed and, where a check character fails, says which slip explains it. */
export function checkCreditCode(raw: string): CreditCodeReading {
  const code = codeIn(raw)
  if (code.length !== 18) return { code, valid: false, kind: 'other', regionCode: '', flaw: lengthFlaw(code) }
  const reading = { code, kind: kinds[code.slice(0, 2)] ?? 'other', regionCode: code.slice(2, 8) }
  const letters = [...code].flatMap((c, i) => (alphabet.includes(c) ? [] : [misread(c, i + 1)]))
  if (letters.length > 0) return { ...reading, valid: false, ...misreadLetters(code, letters) }
  if (isValid(code)) return { ...reading, valid: true }
  const likely = likelySlips(code)
  const flaw: CreditCodeFlaw = { is: 'check', failing: failingCheck(code), likely }
  return { ...reading, valid: false, flaw, ...(likely.length > 0 ? { likely } : {}) }
}

/** Of a cell that says more (a name, a remark) the longest run of letters and digits is the code. */
function codeIn(raw: string): string {
  const text = plain(raw)
    .toUpperCase()
    .replace(/[\s\-‐-―－_.·]/g, '')
  return [...text.matchAll(/[0-9A-Z]+/g)].map((m) => m[0]).reduce((a, b) => (b.length > a.length ? b : a), '')
}

function lengthFlaw(code: string): CreditCodeFlaw {
  if (code === '') return { is: 'empty' }
  if (code.length === 15 && /^\d+$/.test(code)) return { is: 'registrationNumber' }
  if (code.length === 9) return { is: 'organisationCode' }
  return { is: 'length', length: code.length }
}

function misread(letter: string, position: number): Misread {
  const meant = replacements.get(letter)
  return { letter, position, ...(meant ? { meant } : {}) }
}

function misreadLetters(code: string, letters: readonly Misread[]): Pick<CreditCodeReading, 'flaw' | 'likely'> {
  const mended = [...code].map((c) => replacements.get(c) ?? c).join('')
  const known = letters.flatMap(({ letter, position, meant }) => (meant ? [{ position, from: letter, to: meant }] : []))
  if (known.length < letters.length || !isValid(mended)) return { flaw: { is: 'letters', letters } }
  return { flaw: { is: 'letters', letters, mended }, likely: known.map((slip) => ({ ...slip, code: mended })) }
}

function failingCheck(code: string): 'both' | 'code' | 'organisation' {
  if (codeCheck(code) === code[17]) return 'organisation'
  return organisationCheck(code) === code[16] ? 'code' : 'both'
}

/** The flaw in Chinese, a clause without its full stop. */
export function flawText(flaw: CreditCodeFlaw): string {
  switch (flaw.is) {
    case 'empty':
      return '没有填写统一社会信用代码'
    case 'registrationNumber':
      return '填写的像是旧的 15 位工商注册号'
    case 'organisationCode':
      return '填写的像是 9 位组织机构代码'
    case 'length':
      return `代码应为 18 位，现为 ${flaw.length} 位`
    case 'letters':
      return `代码不使用字母 I、O、Z、S、V，现有${flaw.letters.map(misreadText).join('、')}`
    case 'check':
      return `${failingTexts[flaw.failing]}，${slipsText(flaw.likely)}`
    default:
      return assertNever(flaw)
  }
}

function misreadText({ letter, position, meant }: Misread): string {
  return `第 ${position} 位“${letter}”${meant ? `（应为“${meant}”？）` : ''}`
}

const failingTexts = {
  both: '两个校验位（第 17、18 位）都对不上',
  code: '校验位（第 18 位）对不上',
  organisation: '组织机构代码的校验位（第 17 位）对不上',
}

/** How many slips besides the likeliest are told. */
export const slipsTold = 3

function slipsText([first, ...others]: readonly LikelySlip[]): string {
  if (!first) return '可能错了不止一位'
  const also = others.slice(0, slipsTold)
  return `最可能是${slipText(first)}${also.length > 0 ? `，也可能是${also.map(slipText).join('、')}` : ''}`
}

function slipText({ position, from, to }: LikelySlip): string {
  return from.length === 2
    ? `第 ${position}、${position + 1} 位“${from}”写颠倒（应为“${to}”）`
    : `第 ${position} 位“${from}”应为“${to}”`
}

/** Every single substitution and every exchange of neighbours that satisfies both check characters, likeliest first. */
function likelySlips(code: string): LikelySlip[] {
  const slips: LikelySlip[] = []
  for (let i = 0; i < code.length; i++) {
    const from = code[i] ?? ''
    for (const to of alphabet) {
      if (to !== from) slips.push({ position: i + 1, from, to, code: code.slice(0, i) + to + code.slice(i + 1) })
    }
    const pair = code.slice(i, i + 2)
    const turned = [...pair].reverse().join('')
    if (pair.length === 2 && turned !== pair) {
      slips.push({ position: i + 1, from: pair, to: turned, code: code.slice(0, i) + turned + code.slice(i + 2) })
    }
  }
  const fitting = slips.filter((slip) => isValid(slip.code))
  const plausible = fitting.filter((slip) => isPlausible(slip.code))
  return (plausible.length > 0 ? plausible : fitting).sort(
    (a, b) => likelihood(a) - likelihood(b) || b.position - a.position,
  )
}

/**
 * Lower is likelier: look-alikes and exchanged neighbours first; then the serial part and the checks (14–18), which
 * differ from firm to firm and are copied character by character; then the block of the registering authority (9–13)
 * and what stands before it, which everyone there has seen many times.
 */
function likelihood({ position, from, to }: LikelySlip): number {
  if (from.length === 2 || confusable.has(from + to)) return 0
  return position >= 14 ? 1 : position >= 9 ? 2 : 3
}

function isPlausible(code: string): boolean {
  const region = code.slice(2, 8)
  const exists = region.startsWith('31')
    ? shanghaiCodes.has(region)
    : /^\d{6}$/.test(region) && region.slice(0, 2) in provinces
  return exists && code.slice(0, 2) in kinds
}

function isValid(code: string): boolean {
  return codeCheck(code) === code[17] && organisationCheck(code) === code[16]
}

/** Position 18: Σ of values × 3^(i−1) mod 31, taken from 31. */
function codeCheck(code: string): string | undefined {
  let sum = 0
  let weight = 1
  for (const c of code.slice(0, 17)) {
    sum += alphabet.indexOf(c) * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

/** Position 17 (GB 11714): Σ of base-36 values × weights mod 11, taken from 11; 10 is X, 11 is 0. */
function organisationCheck(code: string): string {
  const sum = [...code.slice(8, 16)].reduce(
    (total, c, i) => total + organisationAlphabet.indexOf(c) * (organisationWeights[i] ?? 0),
    0,
  )
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}
