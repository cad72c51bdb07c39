import { picturesIn } from '../batch/outline-pictures.ts'
import type { WholeEvent } from '../events/event.ts'
import { given } from '../given.ts'
import { formatAddress } from '../values/address.ts'
import type { Json } from './json.ts'
import { toJson } from './json.ts'
import { partName } from './part.ts'

/** A part an event wrote, and, where the event keeps that, what stood there before. */
export type WrotePart = { readonly part: string; readonly before?: Json }

/** What an event wrote of its application: parts, all of them at once (as an application comes in), or none. */
export type Wrote = readonly WrotePart[] | 'all'

type EventOf<Kind> = Extract<WholeEvent, { readonly kind: Kind }>
/** A kind without an entry does not compile: what nobody is said to have written would be merged wrongly. */
type Writers = { readonly [Kind in WholeEvent['kind']]: (event: EventOf<Kind>) => Wrote }

function part(name: string, before?: unknown): WrotePart[] {
  return [before === undefined ? { part: name } : { part: name, before: toJson(before) }]
}

const value = ({
  address,
  before,
}: EventOf<'value-corrected'> | EventOf<'value-confirmed'> | EventOf<'value-restored'> | EventOf<'value-taken-over'>) =>
  part(partName('value', formatAddress(address)), before)
const attachment = ({ attachment }: Pick<EventOf<'attachment-added'>, 'attachment'>) =>
  part(partName('attachment', attachment.uid))
const round = ({ number, before }: Pick<EventOf<'round-issued'>, 'number' | 'before'>) =>
  part(partName('round', String(number)), before)
const none = (): Wrote => []
const ruling = ({ check }: Pick<EventOf<'finding-ruled'>, 'check'>) => part(partName('ruling', check))

/** By kind of event. Orders, which are parts of the batch, are told by `ranking-copy.ts`; which of a merge's events count, by `written.ts`. */
const writers: Writers = {
  former: () => 'all',
  'application-taken-in': () => 'all',
  'application-created': () => 'all',
  'value-corrected': value,
  'value-confirmed': value,
  'value-restored': value,
  'value-taken-over': value,
  // A text that is taken over brings the pictures it shows.
  'outline-changed': ({ heading, to }) => [
    ...part(partName('outline', heading)),
    ...picturesIn(to).flatMap((name) => part(partName('picture', name))),
  ],
  'attachment-added': attachment,
  'attachment-removed': ({ attachment }) => part(partName('attachment', attachment.uid), attachment),
  'attachment-restored': attachment,
  'attachment-placed': ({ uid }) => part(partName('attachment', uid)),
  'policy-answered': ({ key, from }) => part(partName('answer', key), from),
  'note-changed': ({ before, after }) => part(partName('note', (after ?? before)?.uid), before),
  'finding-ruled': ruling,
  'ruling-withdrawn': ruling,
  'round-issued': round,
  'round-dated': round,
  'round-closed': round,
  'round-restored': round,
  'form-returned': ({ uid }) => part(partName('returned', uid)),
  'return-settled': ({ uid }) => part(partName('returned', uid)),
  'form-replaced': ({ before }) => part(partName('form'), before),
  'application-declined': ({ before }) => part(partName('declined'), before),
  'application-reconsidered': ({ declined }) => part(partName('declined'), declined),
  'application-withdrawn': () => part(partName('withdrawn')),
  'application-reinstated': ({ withdrawn }) => part(partName('withdrawn'), withdrawn),
  'application-passed-over': ({ before }) => part(partName('passed-over'), before),
  'application-joined': () => 'all',
  'application-merged': ({ parts }) => parts.map(({ part, before }) => ({ part, ...given({ before }) })),
  'application-recommended': none,
  'ballot-changed': none,
  'batch-changed': none,
  'batch-created': none,
  'clock-confirmed': none,
  'delivery-recorded': none,
  'delivery-restored': none,
  'delivery-withdrawn': none,
  'desk-moved': none,
  'desk-restored': none,
  'edition-frozen': none,
  'edition-joined': none,
  'edition-resumed': none,
  'events-lost': none,
  'file-repaired': none,
  'handed-over': none,
  'head-unreadable': none,
  'letter-made': none,
  'meeting-changed': none,
  'merge-made': none,
  'notice-corrected': none,
  'notice-kept': none,
  'officer-added': none,
  'officer-changed': none,
  'package-carried': none,
  'password-set': none,
  'product-made': none,
  'ranking-changed': none,
  'recommendation-withdrawn': none,
  'recusal-declared': none,
  'recusal-lifted': none,
  'roster-imported': none,
  'roster-restored': none,
  'roster-withdrawn': none,
  'scan-accepted': none,
  'seal-confirmed': none,
  'signed-off': none,
}

export function wrote(event: WholeEvent): Wrote {
  const writer = writers[event.kind] as (event: WholeEvent) => Wrote
  return writer(event)
}
