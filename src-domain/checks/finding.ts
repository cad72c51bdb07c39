import type { Application, Ruling } from '../batch/application.ts'
import type { Batch } from '../batch/batch.ts'
import type { Category, Scheme } from '../schemes/scheme.ts'

export type Outcome = 'pass' | 'fail' | 'manual' | 'na'

/** Figures a judgement used, by their Chinese names, exactly as they entered the arithmetic. */
export type Figures = Readonly<Record<string, string>>

/** What a rule says about one application. */
export type Judgement = { readonly outcome: Outcome; readonly message: string; readonly figures?: Figures }

/** 初审结果: a judgement with its check's clause, after the officer's ruling if there is one. */
export type Finding = {
  readonly check: string
  readonly title: string
  /** Clause of the notice it comes from. */
  readonly clause: string
  /** The outcome that counts: the ruling's where there is a valid one, else the rule's. */
  readonly outcome: Outcome
  /** What the rule itself found. */
  readonly judged: Outcome
  readonly message: string
  /** What a ruling made now rests on: the rule's own message and figures. */
  readonly basis: string
  readonly figures: Figures
  /** What to do; only where it neither passes nor is n/a. */
  readonly advice?: string
  readonly ruling?: Ruling
}

/** Everything a rule may look at. Rules are pure functions of it. */
export type Subject = {
  readonly application: Application
  readonly category: Category
  readonly scheme: Scheme
  readonly batch: Batch
  /** Other applications with the same credit code or, lacking one, the same name. */
  readonly duplicates: readonly Application[]
}

export function pass(message: string, figures?: Figures): Judgement {
  return { outcome: 'pass', message, ...(figures ? { figures } : {}) }
}

export function fail(message: string, figures?: Figures): Judgement {
  return { outcome: 'fail', message, ...(figures ? { figures } : {}) }
}

export function manual(message: string, figures?: Figures): Judgement {
  return { outcome: 'manual', message, ...(figures ? { figures } : {}) }
}

export function notApplicable(message: string): Judgement {
  return { outcome: 'na', message }
}
