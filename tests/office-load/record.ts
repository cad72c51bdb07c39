import { listApplications } from '../../db/applications.ts'
import { listEvents, verifyEvents } from '../../db/events.ts'
import type { EventRecord } from '../../src-domain/events/event.ts'
import { addressOf, formatAddress } from '../../src-domain/values/address.ts'
import { closeDesk, type Desk, openDesk } from '../../src-main/desk/desk.ts'

/** A change that was acknowledged: what was asked for, and what was answered. */
export type Acknowledged = {
  readonly by: string
  /** As values/set. */
  readonly procedure: string
  readonly input: Asked
  readonly answer: Answered
}

type Asked = {
  readonly application?: string
  readonly key?: string
  readonly year?: number
  readonly heading?: string
  readonly text?: string
  readonly check?: string
  readonly outcome?: string
  readonly reason?: string
  readonly order?: readonly string[]
  /** What the officer had seen there. */
  readonly seen?: string
}

type Answered = {
  /** The numbers of its first and last event; absent where nothing had to be changed. */
  readonly step?: { readonly first: number; readonly last: number }
  readonly value?: { readonly value: string }
}

type Told = EventRecord['event']

/** By procedure, whether an event says what was acknowledged. */
const said: Readonly<Record<string, (event: Told, asked: Asked, answer: Answered) => boolean>> = {
  'values/set': (event, { key = '', year, seen }, { value }) =>
    event.kind === 'value-corrected' &&
    formatAddress(event.address) === formatAddress(addressOf(year === undefined ? { key } : { key, year })) &&
    (event.from ?? '') === seen &&
    event.to === value?.value,
  'outline/set': (event, { heading, text, seen }) =>
    event.kind === 'outline-changed' && event.heading === heading && (event.from ?? '') === seen && event.to === text,
  'notes/write': (event, { text }) => event.kind === 'note-changed' && event.to === text,
  'findings/rule': (event, { check, outcome, reason }) =>
    event.kind === 'finding-ruled' &&
    event.check === check &&
    event.outcome === outcome &&
    event.reason === reason?.trim(),
  'applications/decline': (event, { reason }) => event.kind === 'application-declined' && event.reason === reason,
  'applications/reconsider': (event) => event.kind === 'application-reconsidered',
  // Taking one out is no change of the order of the others.
  'ranking/arrange': (event, { order = [] }) =>
    event.kind === 'ranking-changed' ? event.to.join() === order.join() : isRecommending(event),
}

function isRecommending({ kind }: Told): boolean {
  return kind === 'application-recommended' || kind === 'recommendation-withdrawn'
}

/** The procedures that are looked for in the record. */
export const changing: readonly string[] = Object.keys(said)

/**
 * What of the record in `folder` is not as it was acknowledged to `officers`: each change stands there by its own officer,
 * over exactly what they had seen; nothing of theirs stands there that nobody was told of; each place goes from one
 * value to the next, and ends with what is kept now.
 */
export function heldAgainstRecord(
  folder: string,
  officers: readonly string[],
  acknowledged: readonly Acknowledged[],
): string[] {
  const opened = openDesk(folder)
  if (!opened.ok) return [opened.problem.message]
  const desk = opened.value
  const records = listEvents(desk.store, { limit: 1_000_000 }).toReversed()
  const chain = verifyEvents(desk.store)
  const wrong = [
    ...notAsTold(records, acknowledged),
    ...notTold(records, officers, acknowledged),
    ...broken(records, desk),
    ...(chain.ok ? [] : [chain.problem.message]),
  ]
  closeDesk(desk)
  return wrong
}

function notAsTold(records: readonly EventRecord[], acknowledged: readonly Acknowledged[]): string[] {
  return acknowledged.flatMap(({ by, procedure, input, answer }) => {
    const { step } = answer
    if (!step) return []
    const own = records.filter(
      ({ seq, by: who, applicationId }) =>
        seq >= step.first &&
        seq <= step.last &&
        who === by &&
        (input.application === undefined || applicationId === input.application),
    )
    if (own.some(({ event }) => said[procedure]?.(event, input, answer))) return []
    return [`not as told to ${by}: ${procedure} ${JSON.stringify(input)}, but ${JSON.stringify(own)}`]
  })
}

function notTold(
  records: readonly EventRecord[],
  officers: readonly string[],
  acknowledged: readonly Acknowledged[],
): string[] {
  const told = new Map<number, number>()
  for (const { answer } of acknowledged) {
    const { first, last } = answer.step ?? { first: 1, last: 0 }
    for (let seq = first; seq <= last; seq++) told.set(seq, (told.get(seq) ?? 0) + 1)
  }
  return records
    .filter(({ seq, by }) => officers.includes(by) && told.get(seq) !== 1)
    .map((record) => `told ${told.get(record.seq) ?? 0} times: ${JSON.stringify(record)}`)
}

/** Places whose next change does not start from what the one before has left there. */
function broken(records: readonly EventRecord[], desk: Desk): string[] {
  const now = new Map<string, string>()
  const wrong: string[] = []
  for (const { applicationId, event } of records) {
    if (event.kind !== 'value-corrected' && event.kind !== 'outline-changed') continue
    const at = `${applicationId} ${event.kind === 'outline-changed' ? event.heading : formatAddress(event.address)}`
    const before = now.get(at)
    if (before !== undefined && before !== (event.from ?? '')) wrong.push(`lost at ${at}: ${before}`)
    now.set(at, event.to)
  }
  const kept = new Map(
    listApplications(desk.store).flatMap(({ id, values, outline }) => [
      ...values.map((value): [string, string] => [`${id} ${formatAddress(addressOf(value))}`, value.value]),
      ...outline.map(({ heading, text }): [string, string] => [`${id} ${heading}`, text]),
    ]),
  )
  for (const [at, value] of now) {
    if ((kept.get(at) ?? '') !== value) wrong.push(`${at} is ${kept.get(at)}, not ${value}`)
  }
  return wrong
}
