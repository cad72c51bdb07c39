import { z } from 'zod'
import { Scheme } from '../schemes/scheme.ts'
import { Check } from './kinds.ts'

/** A scheme's file: the notice with its checks. */
export const SchemeFile = Scheme.extend({ checks: z.array(Check) })

/** A loaded scheme with its checks. */
export type FullScheme = z.infer<typeof SchemeFile>
