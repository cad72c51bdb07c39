import Big from 'big.js'
import { policyAnswersOf, setPolicyAnswer } from '../../../db/policy-answers.ts'
import { choiceSeparator } from '../../../src-domain/batch/application.ts'
import { policyLibrary, tagEntries } from '../../../src-domain/policies/library.ts'
import { type Ask, askKey } from '../../../src-domain/policies/policy.ts'
import { tagKindNames, tagKinds } from '../../../src-domain/policies/tags.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { readNumber } from '../../../src-domain/text/number.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { movedSince } from '../seen.ts'

export type PolicyAnswer = {
  readonly application: string
  /** A kind of tag, or an `askKey`. */
  readonly key: string
  /** As typed; tags by name, joined as choices are; undefined takes the answer back. */
  readonly value: string | undefined
  /** The answer that was seen there, null where there was none (seen.ts). */
  readonly seen?: string | null | undefined
}

/**
 * Sets an application's tags of a kind, or what an officer knows of it that a measure asks. Problems:
 * `application-unknown`, `withdrawn`, `policy-unknown`, `policy-answer-refused`, `changed-meanwhile`.
 */
export function answerPolicy(desk: Desk, { application, key, value, seen }: PolicyAnswer, actor: Actor): Result<Kept> {
  const asked = askedAs(key)
  if (!asked) return failed(problem('policy-unknown', { key }))
  const read = value === undefined ? ok(undefined) : asked.read(value)
  if (!read.ok) return read
  return change(desk, actor, (tx) => {
    const found = findStanding(tx, application)
    if (!found.ok) return found
    const now = said(policyAnswersOf(tx.store, application).get(key))
    const looked = { seen: seen === undefined ? undefined : said(seen), now, wanted: said(read.value) }
    const moved = movedSince(tx, { application, place: key }, { label: asked.title, ...looked })
    if (moved) return failed(moved)
    keepAnswer(tx, application, { key, title: asked.title, value: read.value })
    return ok({})
  })
}

/** Answered with nothing is not unanswered. */
function said(answer: string | null | undefined): string {
  return answer === '' ? '无' : (answer ?? '')
}

/** The answer as it is to stand, within a change; nothing is recorded where it stands so. */
export function keepAnswer(
  tx: ChangingDesk,
  application: string,
  { key, title, value: to }: { readonly key: string; readonly title: string; readonly value: string | undefined },
): void {
  const from = policyAnswersOf(tx.store, application).get(key)
  if (from === to) return
  setPolicyAnswer(tx.store, application, { key, value: to })
  const states = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  tx.record({ kind: 'policy-answered', key, title, ...states }, application)
}

type Asked = { readonly title: string; readonly read: (typed: string) => Result<string | undefined> }

function askedAs(key: string): Asked | undefined {
  const kind = tagKindNames.find((k) => k === key)
  if (kind) {
    const names = tagEntries().flatMap((entry) => (entry.kind === kind && entry.tag ? entry.tag.name : []))
    return { title: tagKinds[kind], read: (typed) => readOptions(tagKinds[kind], names, typed) }
  }
  for (const { id, entries } of policyLibrary()) {
    for (const entry of entries) {
      const ask = entry.asks.find((a) => askKey(id, entry.id, a.id) === key)
      if (ask) return { title: `${entry.title}：${ask.title}`, read: (typed) => readAnswer(ask, typed) }
    }
  }
  return undefined
}

function readAnswer({ title, kind, unit, most, options }: Ask, typed: string): Result<string | undefined> {
  if (typed.trim() === '') return ok(undefined)
  if (kind === 'yesNo' || kind === 'level') return readOptions(title, options ?? ['是', '否'], typed)
  const reading = readNumber(typed, unit === undefined ? {} : { unit })
  const refused = (reason: string) => failed(problem('policy-answer-refused', { title, text: typed, reason }))
  if ('problem' in reading) return refused(reading.problem)
  if (reading.value.startsWith('-')) return refused('不能小于 0')
  if (kind === 'count' && !/^\d*(\.0+)?$/.test(reading.value)) return refused('应为整数')
  if (most !== undefined && reading.value !== '' && new Big(reading.value).gt(most))
    return refused(`最多 ${most} ${unit}`)
  return ok(reading.value === '' ? undefined : reading.value)
}

function readOptions(title: string, options: readonly string[], typed: string): Result<string> {
  const names = typed.split(choiceSeparator).filter((name) => name !== '')
  const unknown = names.find((name) => !options.includes(name))
  if (unknown === undefined) return ok(options.filter((option) => names.includes(option)).join(choiceSeparator))
  return failed(problem('policy-answer-refused', { title, text: unknown, reason: `应从${options.join('、')}中选择` }))
}
