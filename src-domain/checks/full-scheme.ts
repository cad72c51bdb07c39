import { z } from 'zod'
import { Scheme } from '../schemes/scheme.ts'
import { inTodaysWords } from './former-words.ts'
import { Check } from './kinds.ts'

/** A scheme's file: the notice with its checks. */
export const SchemeFile = Scheme.extend({ checks: z.array(Check) })

/** A loaded scheme with its checks. */
export type FullScheme = z.infer<typeof SchemeFile>

/** A scheme's file from its parsed JSON, by the grammar alone. */
export function parseScheme(json: unknown) {
  return SchemeFile.safeParse(inTodaysWords(json))
}
