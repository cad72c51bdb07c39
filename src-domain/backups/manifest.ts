import { z } from 'zod'
import { type CopyReason, copyReasons } from './copy-reason.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const File = z.strictObject({ sha256: Sha256, size: z.int().min(0), name: z.string() })

/** What is written beside a copy's database: which state of which desk it is, and every file that belongs to it. */
export const CopyManifest = z.strictObject({
  format: z.literal(1),
  deskId: z.string(),
  district: z.string(),
  scheme: z.string(),
  reason: z.enum(Object.keys(copyReasons) as CopyReason[]),
  /** ISO 8601 instant. */
  at: z.string(),
  /** Version of the database. */
  version: z.int(),
  /** The end of the chain of events, so that a cut is seen. */
  head: z.strictObject({ seq: z.int().min(0), hash: z.string() }),
  applications: z.int().min(0),
  database: z.strictObject({ sha256: Sha256, size: z.int().min(0) }),
  files: z.array(File),
  /** Files that were lost or altered in the data folder when the copy was made, and are not in it. */
  lacking: z.array(File),
})
export type CopyManifest = z.output<typeof CopyManifest>

/** What a place may ask of whoever opens it: 512 MiB of memory and some seconds, four times what is written. */
const mostWork = 2 ** 22

/** How a password becomes the key of a place (docs/reliability.md). */
export const Encryption = z
  .strictObject({
    kdf: z.literal('scrypt'),
    N: z.int().refine((n) => n > 1 && Number.isInteger(Math.log2(n))),
    r: z.int().min(1),
    p: z.int().min(1),
    salt: z.string().regex(/^[0-9a-f]{32}$/),
    /** What tells the right password from a wrong one. */
    check: z.string(),
  })
  .refine(({ N, r, p }) => N * r * p <= mostWork)
export type Encryption = z.output<typeof Encryption>

/** place.json: a second place says of which desk it is, so that it is known again under whatever drive letter. */
export const PlaceMark = z.strictObject({
  format: z.literal(1),
  kind: z.literal('selection-desk-copies'),
  placeId: z.string(),
  deskId: z.string(),
  district: z.string(),
  scheme: z.string(),
  encryption: Encryption.exactOptional(),
})
export type PlaceMark = z.output<typeof PlaceMark>
