import { categoryOf } from '../schemes/lookup.ts'
import type { DeskEvent, EventRecord } from './event.ts'
import type { About, Telling, Words } from './event-kind.ts'
import { eventKinds } from './kinds.ts'

/** How events of the kind of `event` are told: of each kind exactly one definition stands in the list. */
export function tellingOf({ kind }: DeskEvent): Telling<DeskEvent> {
  const telling = eventKinds.find((k) => k.kind === kind)
  if (!telling) throw new Error(`no kind of event is called ${kind}`)
  return telling
}

type Told = Pick<EventRecord, 'applicationId' | 'event'>

/** An event as a sentence of the minutes, without time and name. */
export function sentenceOf({ applicationId, event }: Told, words: Words): string {
  return tellingOf(event).sentence(event, aboutOf(applicationId, words))
}

/** What officers call it: 更正. */
export function titleOf(event: DeskEvent): string {
  return event.kind === 'former' ? event.action : tellingOf(event).title
}

/** The part of an application an event is about: `revenue.2022`, a heading's or a check's id. */
export function placeOf(event: DeskEvent): string | undefined {
  return tellingOf(event).place?.(event)
}

/** From what to what something was changed. */
export function changeOf(event: DeskEvent): { readonly from?: string | undefined; readonly to?: string | undefined } {
  return tellingOf(event).change?.(event) ?? {}
}

export function aboutOf(applicationId: string | undefined, { scheme, applications }: Words): About {
  const nameOf = (id: string) => applications.get(id)?.name ?? id
  const category = applications.get(applicationId ?? '')?.category
  return {
    name: nameOf(applicationId ?? ''),
    ...(category ? { category: categoryOf(scheme, category) } : {}),
    ofApplication: applicationId !== undefined,
    scheme,
    nameOf,
  }
}
