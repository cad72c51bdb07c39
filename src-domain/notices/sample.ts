import { z } from 'zod'
import { CategoryId, Id, Text } from '../schemes/scheme.ts'

/**
 * A form as somebody might fill it in, all of it invented, and what the checks are to find on it. Keys and texts may hold
 * `{-1}` for a year, as a scheme's do, so that samples move with it.
 */
export const Sample = z.strictObject({
  category: CategoryId,
  /** What it shows; says that it is invented. */
  note: z.string().includes('虚构'),
  /** As they are written into the form, by address: `name`, `revenue.{-1}`, `investors.1.share`; choices as typed. */
  values: z.record(z.string(), z.string()),
  /** By heading. */
  outline: z.record(Id, Text).default({}),
  /** By slot: names of files, and what a PDF says on its first page. */
  attachments: z.record(Id, z.array(z.strictObject({ name: Text, firstPageText: z.string().optional() }))).default({}),
  /** By check. What is not named must not fail. */
  expect: z.record(Id, z.enum(['pass', 'fail', 'manual', 'na'])),
})
export type Sample = z.infer<typeof Sample>

/** With every `{-1}` made the calendar year it is by `year`. */
export function inYear<T>(value: T, year: number): T {
  if (typeof value === 'string') {
    return value.replace(/\{(-?\d{1,2})\}/g, (_, n: string) => String(year + Number(n))) as T
  }
  if (Array.isArray(value)) return value.map((item) => inYear(item, year)) as T
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [inYear(key, year), inYear(own, year)])) as T
  }
  return value
}
