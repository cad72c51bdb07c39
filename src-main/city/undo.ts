import { cityEventsFrom, recordCityEvent } from '../../db/city/events.ts'
import { scoringEvents, undoScores } from '../../db/city/experts.ts'
import { writeCriteria } from '../../db/city/head.ts'
import { listSelected, writeFormer, writeSelected } from '../../db/city/selected.ts'
import { transaction, type Writing } from '../../db/city/store.ts'
import { cityNumber } from '../../src-domain/city/application.ts'
import { type CityEvent, canUndo, cityEventText, type DoneInCity } from '../../src-domain/city/event.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { City } from './city.ts'
import { currentCriteria } from './experts.ts'

/**
 * 撤销: what was done, by the numbers of its events, is as if it had not been; all of them or none. What it put there is kept,
 * and the record has both. Problems: `city-undo-none`, `city-undo-changed`.
 */
export async function undoInCity(
  city: City,
  { events, by }: { readonly events: readonly number[]; readonly by: string },
): Promise<Result<{ readonly undone: readonly string[] }>> {
  const numbers = [...new Set(events)].sort((a, b) => b - a)
  return transaction(city.store, async (writing) => {
    const done = await cityEventsFrom(writing, numbers.at(-1) ?? Number.MAX_SAFE_INTEGER)
    const kept = new Set(await scoringEvents(writing))
    const of = new Map(done.map((one) => [one.number, one]))
    const gone = new Set(done.flatMap(({ event }) => (event.kind === 'undone' ? event.of : [])))
    const undone: string[] = []
    for (const number of numbers) {
      const one = of.get(number)
      if (!one || !canUndo(one, kept) || gone.has(number)) return failed(problem('city-undo-none'))
      const later = done.filter((other) => other.number > number && !gone.has(other.number))
      const text = await undoOne(writing, { done: one, later, by })
      if (!text.ok) return text
      gone.add(number)
      undone.push(text.value)
    }
    return undone.length > 0 ? ok({ undone }) : failed(problem('city-undo-none'))
  })
}

async function undoOne(
  writing: Writing,
  {
    done: { number, event },
    later,
    by,
  }: { readonly done: DoneInCity; readonly later: readonly DoneInCity[]; readonly by: string },
): Promise<Result<string>> {
  if (event.kind === 'undone') throw new Error('an undoing is not undone')
  const who = { at: new Date().toISOString(), by }
  const undo = await recordCityEvent(writing, who, { kind: 'undone', of: number, what: event })
  const stood = await takeBack(writing, { number, event, later, undo, who })
  const text = cityEventText(event)
  return stood ? ok(text) : failed(problem('city-undo-changed', { text }))
}

/** False where what the event made does not stand any more as it left it. */
async function takeBack(
  writing: Writing,
  {
    number,
    event,
    later,
    undo,
    who,
  }: {
    readonly number: number
    readonly event: CityEvent
    /** What was done since, without what was undone. */
    readonly later: readonly DoneInCity[]
    readonly undo: number
    readonly who: { readonly at: string; readonly by: string }
  },
): Promise<boolean> {
  const since = (...kinds: readonly CityEvent['kind'][]) => later.some((one) => kinds.includes(one.event.kind))
  switch (event.kind) {
    case 'score':
    case 'sheet':
      // What would come back was given by the criteria of then.
      return !since('criteria') && undoScores(writing, number, undo)
    case 'criteria': {
      const criteria = await currentCriteria(writing)
      const same = criteria.map(({ title, maximum }) => `${title} ${maximum}`).join() === event.criteria.join()
      // Scores given by the new ones mean nothing by the old.
      if (!same || since('criteria', 'sheet', 'score')) return false
      await writeCriteria(writing, event.before ?? [])
      return undoScores(writing, number, undo)
    }
    case 'chosen': {
      const now = new Map((await listSelected(writing)).map((one) => [cityNumber(one), one]))
      if (event.added.some((one) => !now.has(one.number)) || event.removed.some((one) => now.has(one.number)))
        return false
      for (const one of event.added) now.delete(one.number)
      for (const one of event.removed) now.set(one.number, placeOf(one.number))
      await writeSelected(writing, [...now.values()], who)
      return true
    }
    case 'former':
      if (later.some((one) => one.event.kind === 'former' && one.event.year === event.year)) return false
      await writeFormer(writing, event.year, event.before ?? [])
      return true
    default:
      return false
  }
}

/** 徐汇区/A01 again as its parts; a district's name has no slash. */
function placeOf(number: string): { readonly district: string; readonly application: string } {
  const at = number.indexOf('/')
  return { district: number.slice(0, at), application: number.slice(at + 1) }
}
