import Big from 'big.js'
import { assertNever } from '../result.ts'
import { grouped } from '../text/grouped.ts'
import type { Support } from './policy.ts'

/**
 * What a support comes to, in 万元 and exact: always the most there may be, never a promise. `waiting` is for an answer,
 * `unmet` falls short of what the text asks, `stated` is a support without a figure.
 */
export type Estimate = { readonly title: string } & (
  | {
      readonly state: 'estimated'
      readonly amount: string
      readonly how: string
      readonly exclusive?: string
      /** The exclusive one that counts in its place. */
      readonly insteadOf?: string
    }
  | { readonly state: 'waiting' | 'unmet' | 'stated'; readonly how: string }
)

/** One support by the answers there are, by the id of their ask. */
export function estimateOf(support: Support, answerOf: (ask: string) => string | undefined): Estimate {
  const { title } = support
  if (support.kind === 'stated') return { title, state: 'stated', how: support.text }
  const answer = answerOf(support.on)
  if (support.requires && answerOf(support.requires) === '否') return { title, state: 'unmet', how: '条件不符合' }
  if (answer === undefined || answer === '') return { title, state: 'waiting', how: termsOf(support) }
  if (answer === '否') return { title, state: 'unmet', how: '条件不符合' }
  const reckoned = reckon(support, answer)
  if (reckoned === undefined) return { title, state: 'unmet', how: `${termsOf(support)}，未达到` }
  const exclusive = exclusiveOf(support, answer)
  return { title, state: 'estimated', ...reckoned, ...(exclusive && { exclusive }) }
}

/** 2000 and 2000.00 are one base. */
function exclusiveOf(support: Exclude<Support, { kind: 'stated' }>, answer: string): string | undefined {
  const once = support.kind === 'share' && support.oncePerBase
  return once ? `同一笔投入 ${new Big(answer).toFixed()}` : support.exclusive
}

type Reckoned = { readonly amount: string; readonly how: string }

function reckon(support: Exclude<Support, { kind: 'stated' }>, answer: string): Reckoned | undefined {
  switch (support.kind) {
    case 'share': {
      const { percent, ceiling } = support
      const amount = new Big(answer).times(percent).times('0.01')
      return capped(amount, ceiling, `${grouped(answer)} × ${percent}% = ${show(amount)}`)
    }
    case 'perUnit': {
      const amount = new Big(answer).times(support.amount)
      return capped(amount, support.ceiling, `${grouped(answer)} × ${support.amount} = ${show(amount)}`)
    }
    case 'fixed':
      return reaches(answer, support.atLeast) ? { amount: support.amount, how: termsOf(support) } : undefined
    case 'upTo':
      return reaches(answer, support.atLeast) ? { amount: support.ceiling, how: termsOf(support) } : undefined
    case 'levels': {
      const level = support.levels.find(({ option }) => option === answer)
      return level && { amount: level.amount, how: `${level.option} ${level.amount}` }
    }
    case 'steps': {
      const step = support.steps
        .toSorted((a, b) => new Big(b.over).cmp(a.over))
        .find(({ over }) => new Big(answer).gt(over))
      return step && { amount: step.amount, how: `${grouped(answer)} 超过 ${grouped(step.over)}，${step.amount}` }
    }
    default:
      return assertNever(support)
  }
}

function capped(amount: Big, ceiling: string | undefined, how: string): Reckoned {
  if (ceiling === undefined || amount.lte(ceiling)) return { amount: amount.toFixed(), how }
  return { amount: ceiling, how: `${how}，超过上限，按 ${grouped(ceiling)} 计` }
}

function reaches(answer: string, atLeast: string | undefined): boolean {
  return atLeast === undefined || new Big(answer).gte(atLeast)
}

function show(amount: Big): string {
  return grouped(amount.toFixed())
}

/** What the text gives, before anything is known: 20%，最高 1,000 万元. */
export function termsOf(support: Support): string {
  const most = (ceiling: string | undefined) => (ceiling ? `，最高 ${grouped(ceiling)} 万元` : '')
  const from = (atLeast: string | undefined) => (atLeast ? `不少于 ${grouped(atLeast)}，` : '')
  switch (support.kind) {
    case 'share':
      return `${support.percent}%${most(support.ceiling)}`
    case 'perUnit':
      return `每${support.per} ${support.amount} 万元${most(support.ceiling)}`
    case 'fixed':
      return `${from(support.atLeast)}一次性 ${grouped(support.amount)} 万元`
    case 'upTo':
      return `${from(support.atLeast)}最高 ${grouped(support.ceiling)} 万元`
    case 'levels':
      return support.levels.map(({ option, amount }) => `${option} ${grouped(amount)} 万元`).join('，')
    case 'steps':
      return support.steps.map(({ over, amount }) => `超过 ${grouped(over)} 万元的 ${amount} 万元`).join('，')
    case 'stated':
      return support.text
    default:
      return assertNever(support)
  }
}

/** Of those that share `exclusive`, the highest alone counts, the first of equals (就高不重复); the others name it. */
export function withoutRepeats(estimates: readonly Estimate[]): Estimate[] {
  const best = new Map<string, Estimate & { state: 'estimated' }>()
  for (const e of estimates) {
    if (e.state !== 'estimated' || !e.exclusive) continue
    const known = best.get(e.exclusive)
    if (!known || new Big(e.amount).gt(known.amount)) best.set(e.exclusive, e)
  }
  return estimates.map((e) => {
    if (e.state !== 'estimated' || !e.exclusive) return e
    const counted = best.get(e.exclusive)
    return counted === e || !counted ? e : { ...e, insteadOf: counted.title }
  })
}

/** What counts, together. */
export function totalOf(estimates: readonly Estimate[]): string {
  return estimates
    .reduce((sum, e) => (e.state === 'estimated' && e.insteadOf === undefined ? sum.plus(e.amount) : sum), new Big(0))
    .toFixed()
}

/** An estimate as letters say it. */
export function estimateLine(estimate: Estimate): string {
  switch (estimate.state) {
    case 'estimated': {
      const { title, how, amount, insteadOf } = estimate
      return `${title}：${how}，最高 ${grouped(amount)} 万元${insteadOf ? `；与“${insteadOf}”不重复，不计` : ''}`
    }
    case 'waiting':
      return `${estimate.title}：${estimate.how}`
    case 'unmet':
      return `${estimate.title}：不符合（${estimate.how}）`
    case 'stated':
      return `${estimate.title}：${estimate.how}`
  }
}
