import type { Recusal } from '../people/recusal.ts'
import type { Problem } from '../problems/problem.ts'
import type { CategoryId } from '../schemes/scheme.ts'
import type { Note } from './note.ts'
import type { OutlinePicture } from './outline-pictures.ts'
import type { Round } from './round.ts'

/** Where a value came from: the place in the Word form (all numbers count from 1, as a person counts), or an officer. */
export type Source =
  | {
      readonly kind: 'word'
      readonly file: string
      readonly table: number
      readonly row: number
      readonly column: number
      /** The options ticked there, where the form allows one and more were; the value is the first of them. */
      readonly ticked?: readonly string[]
    }
  | { readonly kind: 'cover'; readonly file: string }
  | { readonly kind: 'officer'; readonly by: string; readonly at: string }

export const certainties = ['sure', 'unsure'] as const
export type Certainty = (typeof certainties)[number]

/**
 * One value of the form. Identified by key and year within an application.
 * Rows of a repeating field are `investors.1.name`, counted from 1.
 */
export type FormValue = {
  readonly key: string
  /** Calendar year, for the fields asked for each of the last years. */
  readonly year?: number
  /**
   * Normalised: numbers as plain decimals in the field's unit with the decimals as handed in ("31200.50"), choices as
   * the scheme's printed option (several joined by '；'), yes/no as 是 / 否, the rest as trimmed text.
   */
  readonly value: string
  /** Exactly what the applicant wrote. */
  readonly raw: string
  readonly source: Source
  readonly certainty: Certainty
  /** Why it is unsure, in Chinese. */
  readonly note?: string
}

/** A text under one heading of the scheme's outline. */
export type OutlineText = {
  /** Heading id in the scheme. */
  readonly heading: string
  /** The heading line as the applicant wrote it, numbering included: it counts towards the word limit. */
  readonly title: string
  readonly text: string
}

export type Attachment = {
  /** Counted on this desk, never used twice. */
  readonly id: number
  /** The same on every laptop: 128 random bits, lower-case hex. */
  readonly uid: string
  /** Slot id of the scheme's checklist. */
  readonly slot: string
  /** File name as handed in, with its path below the applicant's folder, '/' between. */
  readonly file: string
  /** The year the attachment is about (audit reports), where it could be told. */
  readonly year?: number
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** Pages of a PDF. */
  readonly pages?: number
  /** First lines of a PDF's text, for checks that compare it (licence against form). */
  readonly textHead?: string
  readonly certainty: Certainty
  readonly note?: string
}

/** An officer's decision on a finding. */
export type Ruling = {
  /** The same on every laptop: 128 random bits, lower-case hex. */
  readonly uid: string
  readonly check: string
  readonly outcome: 'pass' | 'fail'
  readonly reason: string
  /** The finding's message and figures when it was ruled on: once they change, the ruling has lost its ground. */
  readonly basis: string
  readonly by: string
  /** ISO 8601 instant. */
  readonly at: string
}

/** Why, by whom and when (ISO 8601 instant) an application was declined or withdrawn. */
export type SetAside = { readonly reason: string; readonly by: string; readonly at: string }

/** What the cover of the application book says, as written. */
export type Cover = {
  readonly applicant?: string
  readonly category?: CategoryId
  readonly recommender?: string
}

/** Something the import could not settle, for the officer to look at. */
export type IntakeProblem = Problem & {
  /** Address of the value it is about, if it is about one. */
  readonly at?: string
}

/** The same as it was kept: a former program may have had codes and words that this one no longer has. */
export type KeptProblem = { readonly code: string; readonly message: string; readonly at?: string }

export type Application = {
  /** Short and stable within the batch: A01, A02 … */
  readonly id: string
  /** The same on every laptop, where two may each have an A13: 128 random bits, lower-case hex. */
  readonly uid: string
  readonly category: CategoryId
  /** The applicant's folder as handed in. */
  readonly folder: string
  /** The original Word form in the file store. */
  readonly form?: { readonly file: string; readonly sha256: string; readonly size: number }
  readonly values: readonly FormValue[]
  readonly outline: readonly OutlineText[]
  /** What the picture lines of the outline stand for, in the order of the Word file. */
  readonly pictures: readonly OutlinePicture[]
  readonly attachments: readonly Attachment[]
  readonly cover: Cover
  readonly rulings: readonly Ruling[]
  readonly problems: readonly KeptProblem[]
  /** Rank among the recommended of its category, from 1; absent when not recommended. */
  readonly rank?: number
  /** Set when the officer has decided not to recommend it (不予推荐). */
  readonly declined?: SetAside
  /** Why it is not recommended though it is eligible; of no force while it is recommended. */
  readonly passedOver?: SetAside
  /** 补正轮次, the last one. */
  readonly round?: Round
  /** Corrected forms that came back and wait to be gone through. */
  readonly returned?: number
  /** The officers' own words, the newest first. */
  readonly notes?: readonly Note[]
  /** 回避: who neither rules on it nor ranks it; never empty. */
  readonly recusals?: readonly Recusal[]
  /** Set when it was taken back (已撤回): it is kept whole and counts nowhere until it is reinstated. */
  readonly withdrawn?: SetAside
}

/** Joins several chosen options in one value. */
export const choiceSeparator = '；'

/** The value of a field, or undefined when it was left empty. */
export function fieldValue<Value extends Pick<FormValue, 'key' | 'year' | 'value'>>(
  application: { readonly values: readonly Value[] },
  key: string,
  year?: number,
): Value | undefined {
  return application.values.find((v) => v.key === key && v.year === year && v.value !== '')
}
