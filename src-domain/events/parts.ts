import { z } from 'zod'
import { certainties } from '../batch/application.ts'

/** What the payloads of several kinds are made of. */

/** 128 random bits, lower-case hex: names a thing on every laptop, beside the number people see. */
export const Uid = z.string().regex(/^[0-9a-f]{32}$/)

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const ApplicationId = z.string().regex(/^A\d{2,}$/)

export const AddressPart = z.strictObject({
  key: z.string().min(1),
  year: z.int().optional(),
  row: z.int().min(1).optional(),
  column: z.string().min(1).optional(),
})

export const PlacePart = z.strictObject({ slot: z.string(), year: z.int().optional() })

export const FilePart = z.strictObject({ file: z.string(), sha256: Sha256, size: z.int() })

/** An attachment whole, but for its number on this desk: enough to put it back, its bytes being in the file store. */
export const AttachmentPart = z.strictObject({
  ...FilePart.shape,
  ...PlacePart.shape,
  uid: Uid,
  pages: z.int().optional(),
  textHead: z.string().optional(),
  certainty: z.enum(certainties),
  note: z.string().optional(),
})
