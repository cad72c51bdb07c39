import { z } from 'zod'
import { Sha256 } from '../events/parts.ts'

const Text = z.string().nullable()

/** An event as its own desk keeps it: all that its hash covers, so that whoever has it can prove it by itself. */
export const EventRow = z.strictObject({
  seq: z.int().min(1),
  ...{ at: z.string(), by: z.string(), kind: z.string() },
  ...{ applicationId: Text, key: Text, from: Text, to: Text, payload: Text },
  prevHash: Sha256,
  hash: Sha256,
})
export type EventRow = z.output<typeof EventRow>
