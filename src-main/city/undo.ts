import { cityEventsFrom, recordCityEvent } from '../../db/city/events.ts'
import { scoringEvents, undoScores } from '../../db/city/experts.ts'
import { readHead, writeCriteria } from '../../db/city/head.ts'
import { listSelected, writeFormer, writeSelected } from '../../db/city/selected.ts'
import { transaction, type Writing } from '../../db/city/store.ts'
import { cityNumber } from '../../src-domain/city/application.ts'
import { type CityEvent, canUndo, cityEventText, type DoneInCity } from '../../src-domain/city/event.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { City } from './city.ts'

/**
 * 撤销: what was done, by the numbers of its events, is as if it had not been; all of them or none. What it put there is kept,
 * and the record has both. Problems: `city-undo-none`, `city-undo-changed`.
 */
export async function undoInCity(
  city: City,
  { events, by }: { readonly events: readonly number[]; readonly by: string },
): Promise<Result<{ readonly undone: readonly string[] }>> {
  return transaction(city.store, async (writing) => {
    const undone: string[] = []
    for (const number of new Set([...events].sort((a, b) => b - a))) {
      const one = await undoOne(writing, { number, by })
      if (!one.ok) return one
      undone.push(one.value)
    }
    return undone.length > 0 ? ok({ undone }) : failed(problem('city-undo-none'))
  })
}

async function undoOne(
  writing: Writing,
  { number, by }: { readonly number: number; readonly by: string },
): Promise<Result<string>> {
  const [done, ...since] = await cityEventsFrom(writing, number)
  const kept = new Set(await scoringEvents(writing))
  if (done?.number !== number || !canUndo(done, kept) || isUndone(number, since)) {
    return failed(problem('city-undo-none'))
  }
  const { event } = done
  if (event.kind === 'undone') throw new Error('an undoing is not undone')
  const who = { at: new Date().toISOString(), by }
  const undo = await recordCityEvent(writing, who, { kind: 'undone', of: number, what: event })
  const stood = await takeBack(writing, { number, event, since, undo, who })
  const text = cityEventText(event)
  return stood ? ok(text) : failed(problem('city-undo-changed', { text }))
}

function isUndone(number: number, since: readonly DoneInCity[]): boolean {
  return since.some(({ event }) => event.kind === 'undone' && event.of === number)
}

/** False where what the event made does not stand any more as it left it. */
async function takeBack(
  writing: Writing,
  {
    number,
    event,
    since,
    undo,
    who,
  }: {
    readonly number: number
    readonly event: CityEvent
    readonly since: readonly DoneInCity[]
    readonly undo: number
    readonly who: { readonly at: string; readonly by: string }
  },
): Promise<boolean> {
  const later = since.filter((one) => !isUndone(one.number, since))
  switch (event.kind) {
    case 'score':
    case 'sheet':
      return undoScores(writing, number, undo)
    case 'criteria': {
      const { criteria = [] } = (await readHead(writing)) ?? {}
      const same = criteria.map(({ title, maximum }) => `${title} ${maximum}`).join() === event.criteria.join()
      // Scores given by the new ones mean nothing by the old.
      if (!same || later.some((one) => one.event.kind === 'criteria')) return false
      if (later.some((one) => one.event.kind === 'sheet' || one.event.kind === 'score')) return false
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
