import { z } from 'zod'
import type { FullScheme } from '../checks/load-scheme.ts'
import type { Category, CategoryId } from '../schemes/scheme.ts'

/** What sentences name things by. */
export type Words = {
  readonly scheme: FullScheme
  readonly applications: Pick<ReadonlyMap<string, { readonly name: string; readonly category: CategoryId }>, 'get'>
}

/** What an event is about, as its sentence needs it. */
export type About = {
  /** The applicant's name, else the application's number; empty for an event of no application. */
  readonly name: string
  /** The application's, where it is known. */
  readonly category?: Category
  readonly ofApplication: boolean
  readonly scheme: FullScheme
  readonly nameOf: (id: string) => string
}

/** How an event is told. Methods, so that the kinds of the union can be called through one type (sentence.ts). */
export type Telling<Event> = {
  /** What officers call it: 更正. */
  readonly title: string
  /** Of the desk it happened on alone: what a hand-over tells of an application leaves it out. */
  readonly staysHere?: true
  /** As the minutes say it, without time and name. */
  sentence(event: Event, about: About): string
  /** How several of one officer and day, right after one another, each of an application, become one line. */
  readonly several?: {
    together(a: Event, b: Event): boolean
    /** `newest` of `count`. */
    sentence(count: number, newest: Event, about: About): string
  }
  /** The part of the application it is about: the text of an address, a heading's or a check's id. */
  place?(event: Event): string
  /** From what to what. */
  change?(event: Event): { readonly from?: string | undefined; readonly to?: string | undefined }
}

type Known<Kind extends string> = { readonly kind: z.ZodLiteral<Kind> }
type Shape = Readonly<Record<string, z.ZodType>>

/**
 * A kind of event: what is kept of it and how it is told. `told` is what sentences are made from; rows from before there
 * were payloads tell it too (former.ts). `added` is what an undo or a merge needs besides, which those rows lack.
 */
export function eventKind<const Kind extends string, Told extends Shape, Added extends Shape = Record<never, never>>({
  kind,
  told,
  added,
  ...telling
}: { readonly kind: Kind; readonly told: Told; readonly added?: Added } & Telling<
  z.output<z.ZodObject<Known<Kind> & Told>>
>) {
  const known = { kind: z.literal(kind), ...told }
  return {
    kind,
    /** What lists and sentences read. */
    told: z.object(known),
    /** All that is kept. */
    whole: z.strictObject({ ...known, ...(added ?? ({} as Added)) }),
    ...telling,
  }
}
