import { chineseDate } from '../text/date.ts'
import { type Applicant, wordSaid } from './applicant.ts'
import { type Estimate, estimateOf, totalOf, withoutRepeats } from './estimate.ts'
import { type Ask, askKey, citation, type PolicyDocument, type PolicyEntry, type PolicySource } from './policy.ts'
import { type PolicyAnswers, type TagKind, type Tags, tagKinds } from './tags.ts'

/** An ask with what answers it: an officer, or the form, and then where. */
export type Asked = Ask & { readonly key: string; readonly answer?: string; readonly from?: string }

/** 可衔接的政策: a measure that may fit an application. */
export type Fit = {
  readonly key: string
  readonly title: string
  readonly document: PolicySource
  readonly citation: string
  readonly quote: string
  readonly doubt?: string
  readonly offices: readonly string[]
  readonly why: readonly string[]
  readonly asks: readonly Asked[]
  /** What is to be found out before anybody can say more. */
  readonly missing: readonly string[]
  /** A condition answered by 否: it fits no longer. */
  readonly unmet: readonly string[]
  /** Not in force yet or no longer, with the day. */
  readonly outOfTerm?: string
  /** No longer: it gives nothing. */
  readonly expired: boolean
  readonly estimates: readonly Estimate[]
}

export type Fits = {
  /** Those that fit first, then those that are out of term or fail a condition. */
  readonly fits: readonly Fit[]
  /** 万元, of those that fit and are in force or will be. */
  readonly total: string
}

/** The measures that may fit an application in a region on a day, with the estimate of what they come to. */
export function fitsOf(
  library: readonly PolicyDocument[],
  { applicant, tags, answers }: { applicant: Applicant | undefined; tags: Tags; answers: PolicyAnswers },
  { regions, on }: { readonly regions: readonly string[]; readonly on: string },
): Fits {
  if (!applicant) return { fits: [], total: '0' }
  const own = library.filter(({ region }) => regions.some((name) => name.includes(region)))
  const found = own.map(({ entries, text: _, ...document }) => {
    const candidates = entries.flatMap((entry) => fitOf(document, entry, { applicant, tags, answers }, on) ?? [])
    return singly(candidates)
  })
  const fits = found.flat().toSorted((a, b) => standing(a) - standing(b))
  return { fits, total: totalOf(fits.filter((fit) => counts(fit)).flatMap(({ estimates }) => estimates)) }
}

/** Whether it may give anything: neither expired nor against a condition. */
export function counts({ expired, unmet }: Fit): boolean {
  return unmet.length === 0 && !expired
}

function standing(fit: Fit): number {
  if (!counts(fit)) return 2
  return fit.estimates.length > 0 ? 0 : 1
}

function fitOf(
  document: PolicySource,
  entry: PolicyEntry,
  { applicant, tags, answers }: { applicant: Applicant; tags: Tags; answers: PolicyAnswers },
  on: string,
): Fit | undefined {
  const why = reasons(entry, applicant, tags)
  if (why.length === 0) return undefined
  const asks = entry.asks.map((ask) => answered(ask, askKey(document.id, entry.id, ask.id), applicant, answers))
  const answerOf = (id: string) => asks.find((ask) => ask.id === id)?.answer
  const conditions = asks.filter(({ id }) => entry.fits?.conditions?.includes(id))
  const unmet = conditions.filter(({ answer }) => answer === '否').map(({ title }) => title)
  const { title, clause, quote, doubt, offices = [], supports } = entry
  const term = outside(document.term, on)
  return {
    ...{ key: `${document.id}.${entry.id}`, title, document, citation: citation(document, { clause }), quote },
    ...(doubt && { doubt }),
    ...{ offices, why, asks, unmet },
    missing: asks.filter(({ answer }) => answer === undefined).map((ask) => ask.title),
    ...term,
    estimates: unmet.length > 0 || term.expired ? [] : supports.map((support) => estimateOf(support, answerOf)),
  }
}

function reasons({ fits }: PolicyEntry, applicant: Applicant, tags: Tags): string[] {
  if (!fits) return []
  const tagged = (kind: TagKind, names: readonly string[] = []) =>
    tags[kind].given
      .filter(({ name }) => names.includes(name))
      .map(({ name, why }) => `${tagKinds[kind]}“${name}”：${why}`)
  const word = fits.words && wordSaid([...applicant.offers, ...applicant.standing], fits.words)
  const filled = (fits.filled ?? []).flatMap((key) => applicant.field(key) ?? [])
  const byTags = [...tagged('field', fits.fields), ...tagged('actor', fits.actors)]
  const main = [
    ...byTags,
    // Said once: a tag may rest on the same word.
    ...(word && !byTags.some((reason) => reason.endsWith(word)) ? [word] : []),
    ...filled.map(({ where }) => `“${where}”一栏已填写`),
  ]
  return main.length > 0 ? [...main, ...tagged('industry', fits.industries)] : []
}

function answered(ask: Ask, key: string, applicant: Applicant, answers: PolicyAnswers): Asked {
  const officer = answers.get(key)
  if (officer !== undefined) return { ...ask, key, answer: officer, from: '经办人填写' }
  const honour = ask.words && applicant.honours && wordSaid([applicant.honours], ask.words)
  if (honour) return { ...ask, key, answer: '是', from: honour }
  const figure = ask.labels && applicant.figure(ask.labels, ask.unit ?? '')
  if (figure) return { ...ask, key, answer: figure.text, from: `申报表“${figure.where}”` }
  return { ...ask, key }
}

function outside({ from, until }: PolicySource['term'], on: string): { outOfTerm?: string; expired: boolean } {
  if (until !== undefined && on > until) return { outOfTerm: `已过期（${chineseDate(until)}止）`, expired: true }
  if (from !== undefined && on < from) return { outOfTerm: `${chineseDate(from)}起施行`, expired: false }
  return { expired: false }
}

/** The estimates of a document held against one another: what is exclusive counts once, in whichever of its measures. */
function singly(fits: readonly Fit[]): Fit[] {
  const all = withoutRepeats(fits.flatMap(({ estimates }) => estimates))
  let next = 0
  return fits.map((fit) => {
    const estimates = all.slice(next, next + fit.estimates.length)
    next += fit.estimates.length
    return { ...fit, estimates }
  })
}
