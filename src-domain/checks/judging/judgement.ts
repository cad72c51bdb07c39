import type { Application } from '../../batch/application.ts'
import type { Batch } from '../../batch/batch.ts'
import type { Roster } from '../../rosters/roster.ts'
import type { Category, Scheme } from '../../schemes/scheme.ts'

export type Outcome = 'pass' | 'fail' | 'manual' | 'na'

/** Figures a judgement used, by their Chinese names, exactly as they entered the arithmetic. */
export type Figures = Readonly<Record<string, string>>

/**
 * What a rule says about one application, as data: which of its kind's verdicts, and whatever that verdict's sentences
 * need. Each kind has its own union of them.
 */
export type Judgement = { readonly is: string; readonly figures?: Figures }

/** Everything a rule may look at. Rules are pure functions of it. */
export type Subject = {
  readonly application: Application
  readonly category: Category
  readonly scheme: Scheme
  readonly batch: Batch
  /** Other applications with the same credit code or, lacking one, the same name. */
  readonly duplicates: readonly Application[]
  /** 名单 that officers have brought and that count. */
  readonly rosters: readonly Roster[]
}

/** 补正: what an applicant is told and asked for. */
export type Correction = {
  /** What is wrong. */
  readonly problem: string
  /** What to hand in. */
  readonly request: string
  /** Title of the attachment it asks for. */
  readonly attachment?: string
  /** What is lacking, in a few words, where the check's title does not tell. */
  readonly short?: string
}

/** A judgement put into words. */
export type Found = {
  readonly outcome: Outcome
  /** For the officer. */
  readonly message: string
  /** What the rule itself could not look at and an officer is asked to: that stops nothing, and stays to be done. */
  readonly look?: string
  readonly figures: Figures
  /** For the applicant, should it not pass; undefined where no applicant can mend it. */
  readonly correction: () => Correction | undefined
}
