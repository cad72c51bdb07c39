import { z } from 'zod'
import type { Application } from '../batch/application.ts'
import { exactly } from '../batch/exactly.ts'
import { type OutlinePicture, pictureTypes } from '../batch/outline-pictures.ts'
import { type ReadForm, type ReturnedForm, returnStates } from '../batch/returned-form.ts'
import { FormPart } from '../events/kinds/form-replaced.ts'
import { AttachmentPart, FilePart, NotePart, RoundPart, SetAsidePart, Sha256, Uid, ValuePart } from '../events/parts.ts'
import { CategoryId } from '../schemes/scheme.ts'
import { addressOf, formatAddress, parseAddress } from '../values/address.ts'
import { type Json, toJson } from './json.ts'

/*
 * What an application is made of when two desks are compared: each part has a name (`value revenue.2022`), is taken or
 * left as a whole, and is known by the event that last wrote it (wrote.ts).
 */

export const partKinds = [
  ...(['value', 'outline', 'picture', 'attachment', 'ruling', 'note', 'round', 'returned', 'answer'] as const),
  ...(['form', 'declined', 'withdrawn', 'passed-over'] as const),
] as const
export type PartKind = (typeof partKinds)[number]

/** A part's name: its kind, and which of several it is. */
export type Part = { readonly kind: PartKind; readonly of: string }

export function partName(kind: PartKind, of = ''): string {
  return of === '' ? kind : `${kind} ${of}`
}

/** Undefined for what is no part's name. */
export function partOf(name: string): Part | undefined {
  const space = name.indexOf(' ')
  const [word, of] = space < 0 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)]
  const kind = partKinds.find((one) => one === word)
  if (!kind) return undefined
  if (single.has(kind) !== (of === '')) return undefined
  return (ofKind[kind]?.(of) ?? of.length <= longestName) ? { kind, of } : undefined
}

const single: ReadonlySet<PartKind> = new Set<PartKind>(['form', 'declined', 'withdrawn', 'passed-over'])
const longestName = 200
const isUid = (of: string) => Uid.safeParse(of).success

const ofKind: Readonly<Partial<Record<PartKind, (of: string) => boolean>>> = {
  value: (of) => parseAddress(of) !== undefined,
  attachment: isUid,
  note: isUid,
  returned: isUid,
  round: (of) => /^[1-9]\d{0,3}$/.test(of),
}

const OutlinePart = z.strictObject({ title: z.string(), text: z.string() })

/** Whatever the rulings of one check say; which row of the table it is, is each desk's own. */
const RulingPart = z.strictObject({
  ...{ outcome: z.enum(['pass', 'fail']), reason: z.string(), basis: z.string() },
  ...{ by: z.string(), at: z.string() },
})

const ratio = z.number()
const PicturePart = exactly<OutlinePicture>()({
  ...{ name: z.string(), sha256: Sha256, size: z.int(), type: z.enum(pictureTypes), width: z.number().exactOptional() },
  crop: z.strictObject({ left: ratio, top: ratio, right: ratio, bottom: ratio }).exactOptional(),
})

const ReadPart: z.ZodType<ReadForm> = exactly<ReadForm>()({
  values: z.array(z.strictObject({ ...ValuePart.shape, key: z.string(), year: z.int().exactOptional() })),
  outline: z.array(z.strictObject({ heading: z.string(), ...OutlinePart.shape })),
  pictures: z.array(PicturePart),
  cover: z.strictObject({
    applicant: z.string().exactOptional(),
    category: CategoryId.exactOptional(),
    recommender: z.string().exactOptional(),
  }),
  problems: z.array(z.strictObject({ code: z.string(), message: z.string(), at: z.string().exactOptional() })),
})

/** What a part of each kind may be; a hand-over file that says otherwise is none. */
export const partSchemas = {
  value: ValuePart,
  outline: OutlinePart,
  picture: PicturePart,
  attachment: AttachmentPart,
  ruling: RulingPart,
  note: NotePart,
  round: RoundPart,
  returned: exactly<ReturnedForm>()({
    ...{ uid: Uid, folder: z.string(), form: FilePart, at: z.string() },
    ...{ state: z.enum(returnStates), read: ReadPart },
  }),
  answer: z.string(),
  form: FormPart,
  declined: SetAsidePart,
  withdrawn: SetAsidePart,
  'passed-over': SetAsidePart,
} as const satisfies Readonly<Record<PartKind, z.ZodType>>

export type PartValue<Kind extends PartKind> = z.output<(typeof partSchemas)[Kind]>

/** Whether that is what a part of this name may say. */
export function fits(name: string, value: Json): boolean {
  const part = partOf(name)
  if (!part || !partSchemas[part.kind].safeParse(value).success) return false
  const uid = isUid(part.of) ? (value as { uid?: Json }).uid : undefined
  return uid === undefined || uid === part.of
}

/** What of an application stands in its own rows, and beside it. */
export type Whole = {
  readonly application: Application
  readonly rounds: readonly PartValue<'round'>[]
  readonly returned: readonly ReturnedForm[]
  readonly answers: ReadonlyMap<string, string>
}

/** All parts of an application, by their names. */
export function partsOf({ application, rounds, returned, answers }: Whole): ReadonlyMap<string, Json> {
  const parts = new Map<string, Json>()
  const set = (kind: PartKind, of: string, value: unknown) => {
    if (value !== undefined) parts.set(partName(kind, of), toJson(value))
  }
  const { form, cover, problems, declined, withdrawn, passedOver } = application
  set('form', '', { form, cover, problems })
  set('declined', '', declined)
  set('withdrawn', '', withdrawn)
  set('passed-over', '', passedOver)
  for (const { key, year, ...value } of application.values)
    set('value', placeOfValue({ key, ...(year === undefined ? {} : { year }) }), value)
  for (const { heading, ...text } of application.outline) set('outline', heading, text)
  for (const picture of application.pictures) set('picture', picture.name, picture)
  for (const { id: _, ...attachment } of application.attachments) set('attachment', attachment.uid, attachment)
  // Of one check's the last counts.
  for (const { uid: _, check, ...ruling } of application.rulings) set('ruling', check, ruling)
  for (const note of application.notes ?? []) set('note', note.uid, note)
  for (const round of rounds) set('round', String(round.number), round)
  for (const form of returned) set('returned', form.uid, form)
  for (const [key, value] of answers) set('answer', key, value)
  return parts
}

function placeOfValue(value: { readonly key: string; readonly year?: number }): string {
  return formatAddress(addressOf(value))
}
