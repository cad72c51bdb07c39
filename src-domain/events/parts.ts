import { z } from 'zod'
import { type Attachment, certainties, type FormValue, type SetAside } from '../batch/application.ts'
import { applicationNumber } from '../batch/application-number.ts'
import { exactly } from '../batch/exactly.ts'
import { type Note, noteKinds } from '../batch/note.ts'
import { type AskedFor, type Issue, issueWays, type Round } from '../batch/round.ts'
import { sourceSchema } from '../batch/source-schema.ts'
import { type Delivery, type DeliveryItem, deliveryWays } from '../delivery/delivery.ts'
import type { Paper } from '../edition/edition.ts'
import { type Ballot, combiningRules, type Meeting, type Member, type Place } from '../meeting/meeting.ts'
import { CategoryId } from '../schemes/scheme.ts'

/** What the payloads of several kinds are made of. */

/** 128 random bits, lower-case hex: names a thing on every laptop, beside the number people see. */
export const Uid = z.string().regex(/^[0-9a-f]{32}$/)

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const ApplicationId = z.string().regex(applicationNumber)

export const AddressPart = z.strictObject({
  key: z.string().min(1),
  year: z.int().exactOptional(),
  row: z.int().min(1).exactOptional(),
  column: z.string().min(1).exactOptional(),
})

const Certainty = z.enum(certainties)

/** A value whole, but for its address. */
export const ValuePart = exactly<Omit<FormValue, 'key' | 'year'>>()({
  value: z.string(),
  raw: z.string(),
  source: sourceSchema,
  certainty: Certainty,
  note: z.string().exactOptional(),
})

/** A value as it was and as it has become; absent where there was or is none. */
export const valueChange = { before: ValuePart.exactOptional(), after: ValuePart.exactOptional() }

/** Why, by whom and when an application was declined or withdrawn. */
export const SetAsidePart = exactly<SetAside>()({
  reason: z.string(),
  by: z.string(),
  at: z.string(),
})

export const PlacePart = z.strictObject({ slot: z.string(), year: z.int().exactOptional() })

/** An edition by its number here, and of one from another desk what stands on its paper. */
export const editionTold = {
  edition: z.int().min(1),
  paper: exactly<Paper>()({ number: z.int().min(1), hash: Sha256 }).exactOptional(),
}

export const FilePart = z.strictObject({ file: z.string(), sha256: Sha256, size: z.int() })

/** What an attachment is taken to be, whole. */
export const PlaceStatePart = z.strictObject({
  slot: z.string(),
  year: z.int().exactOptional(),
  certainty: Certainty,
  note: z.string().exactOptional(),
})

/** An attachment whole, but for its number on this desk: enough to put it back, its bytes being in the file store. */
export const AttachmentPart = exactly<Omit<Attachment, 'id'>>()({
  ...FilePart.shape,
  ...PlaceStatePart.shape,
  uid: Uid,
  pages: z.int().exactOptional(),
  textHead: z.string().exactOptional(),
})

/** An attachment and the number it has on this desk. */
export const numberedAttachment = { attachment: AttachmentPart, number: z.int().min(1) }

/** A round whole: enough to put it back. */
export const RoundPart: z.ZodType<Round> = exactly<Round>()({
  number: z.int().min(1),
  uid: Uid,
  asked: z.array(
    exactly<AskedFor>()({
      ...{ check: z.string(), title: z.string(), clause: z.string(), problem: z.string(), request: z.string() },
      attachment: z.string().exactOptional(),
    }),
  ),
  issues: z.array(exactly<Issue>()({ way: z.enum(issueWays), at: z.string(), by: z.string() })).min(1),
  dueOn: z.iso.date().exactOptional(),
  closed: SetAsidePart.exactOptional(),
})

/** A round as it was and as it has become; absent before it was opened. */
export const roundChange = { before: RoundPart.exactOptional(), after: RoundPart.exactOptional() }

/** A note whole: enough to put it back. */
export const NotePart: z.ZodType<Note> = exactly<Note>()({
  ...{ uid: Uid, kind: z.enum(noteKinds), text: z.string(), at: z.string(), by: z.string() },
  ...{ person: z.string().exactOptional(), phone: z.string().exactOptional() },
})

/** A delivery whole, but for how it was withdrawn. */
export const DeliveryPart: z.ZodType<Omit<Delivery, 'withdrawn'>> = exactly<Omit<Delivery, 'withdrawn'>>()({
  uid: Uid,
  edition: z.int().min(1),
  items: z.array(
    exactly<DeliveryItem>()({
      ...{ id: z.string(), medium: z.string(), title: z.string(), count: z.int().min(1) },
      extent: z.string().exactOptional(),
    }),
  ),
  way: z.enum(deliveryWays),
  on: z.iso.date(),
  ...{ handedBy: z.string(), receivedBy: z.string() },
  receipt: z.array(FilePart),
  ...{ by: z.string(), at: z.string() },
})

export const BallotPart: z.ZodType<Ballot> = exactly<Ballot>()({
  category: CategoryId,
  member: z.int().min(1),
  places: z.array(exactly<Place>()({ application: ApplicationId, place: z.int().min(1) })),
  file: z.string().exactOptional(),
})

export const MeetingPart: z.ZodType<Meeting> = exactly<Meeting>()({
  heldOn: z.iso.date().exactOptional(),
  ...{ place: z.string().exactOptional(), chair: z.string().exactOptional() },
  ...{ recorder: z.string().exactOptional(), others: z.string().exactOptional() },
  members: z.array(exactly<Member>()({ number: z.int().min(1), name: z.string(), unit: z.string().exactOptional() })),
  rule: z.enum(combiningRules),
})
