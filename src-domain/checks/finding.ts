import type { Ruling } from '../batch/application.ts'
import type { Correction, Figures, Outcome } from './judging/judgement.ts'

/** 初审结果: what a check found, with its clause, after the officer's ruling if there is one. */
export type Finding = {
  readonly check: string
  readonly title: string
  /** Clause of the notice it comes from. */
  readonly clause: string
  /** The outcome that counts: the ruling's where there is a valid one, else the rule's. */
  readonly outcome: Outcome
  /** What the rule itself found. */
  readonly judged: Outcome
  /** What the rule could not look at and asks the officer to; gone once one has ruled. */
  readonly look?: string
  readonly message: string
  /** What a ruling made now rests on: the rule's own message and figures. */
  readonly basis: string
  readonly figures: Figures
  /** What to do; only where it neither passes nor is n/a. */
  readonly advice?: string
  /** What the applicant is told and asked for; only where it fails and an applicant can mend it. */
  readonly correction?: Correction
  readonly ruling?: Ruling
}

/** What an officer who looks at a finding sees of its ground: it tells whether it is still the same. */
export function standOf({ basis, ruling }: Pick<Finding, 'basis' | 'ruling'>): string {
  return `${ruling?.uid ?? ''} ${basis}`
}
