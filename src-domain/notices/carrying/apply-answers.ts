import type { FullScheme } from '../../checks/full-scheme.ts'
import { plain } from '../../text/normalise.ts'
import { type Headline, headlineOf } from './headline.ts'
import { readParts } from './parts-answer.ts'
import type { Answers, Question } from './question.ts'
import { newQuotaIds, questionsOf } from './questions-of.ts'
import { readAnswer } from './read-answer.ts'

/** An answer that can't be taken, for its field. */
export type RefusedAnswer = { readonly place: string; readonly sentence: string }

export type Applied =
  /** `checks` are those whose thresholds are others than before: what samples expect of them is no longer said. */
  { readonly json: unknown; readonly checks: readonly string[] } | { readonly refused: readonly RefusedAnswer[] }

type Json = Record<string, unknown>

/**
 * The scheme's file with the answers in it and all else as it was. `json` is the file as it was read, `file` and
 * `filled` the same by its grammar.
 */
export function applyAnswers(
  json: unknown,
  file: FullScheme,
  filled: FullScheme,
  { headline = headlineOf(file), answers }: { readonly headline?: Headline; readonly answers: Answers },
): Applied {
  const questions = questionsOf(file, filled, headline)
  const taken = new Map<string, string>()
  const known = new Set(questions.map(({ place }) => place))
  const refused: RefusedAnswer[] = Object.keys(answers).flatMap((place) =>
    known.has(place) ? [] : [{ place, sentence: '没有这一问，请核对它的位置。' }],
  )
  for (const question of questions) {
    if (question.after && (taken.get(question.after) ?? '') === '') continue
    const read = readAnswer(question, answers[question.place] ?? question.proposed)
    if ('kept' in read) taken.set(question.place, read.kept)
    else refused.push({ place: question.place, sentence: read.refused })
  }
  if (refused.length > 0) return { refused }
  const former = headlineOf(file)
  const moved = renamed(json, former.ordinal, headline.ordinal) as Json
  const next = { ...moved, year: headline.year, id: idOf(file.id, former, headline) }
  const checks = new Set<string>()
  for (const question of questions) {
    const text = taken.get(question.place)
    if (text === undefined || question.place.startsWith('quotas.+.')) continue
    // A text nobody changed keeps its braces, which say it anew another year or with another answer.
    if (question.kind === 'line' && text === plain(question.proposed)) continue
    set(next, question.place.split('.'), writtenAs(question, text, at(json, question.place), headline))
    const [, check] = /^checks\.([^.]+)\./.exec(question.place) ?? []
    if (check !== undefined && text !== question.old) checks.add(check)
  }
  return { json: { ...next, ...quotas(next, questions, taken, filled) }, checks: [...checks] }
}

/** Every text with the new number in place of the former: 第五批. */
function renamed(value: unknown, former: string | undefined, next: string | undefined): unknown {
  if (former === undefined || next === undefined || former === next) return structuredClone(value)
  return JSON.parse(JSON.stringify(value).replaceAll(former, next))
}

function idOf(id: string, former: Headline, { year }: Headline): string {
  if (former.year === year) return id
  return id.includes(`${former.year}`) ? id.replace(`${former.year}`, `${year}`) : `${id}-${year}`
}

/** As the file has such a value: a number as one, a day relative to the year where it was written so. */
function writtenAs(question: Question, text: string, former: unknown, { year }: Headline): unknown {
  if (text === '') return undefined
  if (question.kind === 'yesNo') return text === '是'
  if (question.kind === 'parts') return readParts(text)
  if (question.kind === 'day' && typeof former === 'string' && former.startsWith('{')) {
    return `{${Number(text.slice(0, 4)) - year}}${text.slice(4)}`
  }
  return question.kind === 'whole' ? Number(text) : text
}

function at(json: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>(inner, json)
}

/** A property, or an item of a list by its id or its number. */
function inner(value: unknown, key: string): unknown {
  if (!Array.isArray(value)) return (value as Json | undefined)?.[key]
  return value.find((item: Json) => item.id === key) ?? value[Number(key)]
}

function set(json: Json, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length > 0) set(inner(json, key) as Json, rest, value)
  else if (value === undefined) delete json[key]
  else json[key] = value
}

/** Those that are left with a number, and the new ones. */
function quotas(
  next: Json,
  questions: readonly Question[],
  taken: ReadonlyMap<string, string>,
  { categories }: FullScheme,
): { readonly quotas?: unknown[] } {
  const kept = ((next.quotas as Json[] | undefined) ?? []).filter(({ maximum }) => maximum !== undefined)
  const added = questions.flatMap(({ place }) => {
    const [, of] = /^quotas\.\+\.([^.]+)$/.exec(place) ?? []
    const maximum = taken.get(place)
    if (of === undefined || !maximum) return []
    const single = categories.find(({ id }) => id === of)
    const byPart = readParts(taken.get(`${place}.byPart`) ?? '') ?? []
    const ids = new Set(kept.map(({ id }) => id))
    return {
      id: newQuotaIds(of).find((one) => !ids.has(one)) ?? '',
      title: single?.title ?? '各类合计',
      clause: taken.get(`${place}.clause`) ?? '',
      categories: single ? [single.id] : categories.map((category) => category.id),
      maximum: Number(maximum),
      inPrinciple: taken.get(`${place}.inPrinciple`) === '是',
      ...(byPart.length > 0 && { byPart }),
    }
  })
  return kept.length + added.length > 0 || 'quotas' in next ? { quotas: [...kept, ...added] } : {}
}
