import { shanghaiDay } from '../text/shanghai-time.ts'
import type { EventRecord } from './event.ts'
import type { Words } from './event-kind.ts'
import { aboutOf, sentenceOf, tellingOf } from './sentence.ts'

/** One line of the minutes: an event, or several of a kind right after one another. */
export type Minute = {
  /** The newest. */
  readonly record: EventRecord
  readonly count: number
  readonly sentence: string
}

/** Events, newest first, as minutes: a whole intake, or one ruling given many times, is one line. */
export function minutesOf(records: readonly EventRecord[], words: Words): Minute[] {
  const groups: EventRecord[][] = []
  for (const record of records) {
    const group = groups.at(-1)
    if (group?.[0] && together(group[0], record)) group.push(record)
    else groups.push([record])
  }
  return groups.flatMap((group) => {
    const [record] = group
    return record ? { record, count: group.length, sentence: lineOf(record, group.length, words) } : []
  })
}

function together(a: EventRecord, b: EventRecord): boolean {
  if (a.event.kind !== b.event.kind || a.by !== b.by) return false
  if (a.applicationId === undefined || b.applicationId === undefined) return false
  if (shanghaiDay(new Date(a.at)) !== shanghaiDay(new Date(b.at))) return false
  return tellingOf(a.event).several?.together(a.event, b.event) ?? false
}

function lineOf(record: EventRecord, count: number, words: Words): string {
  const { several } = tellingOf(record.event)
  if (count === 1 || !several) return sentenceOf(record, words)
  return several.sentence(count, record.event, aboutOf(record.applicationId, words))
}
