import type { Outcome } from '../checks/judging/judgement.ts'

/** The four steps a package must pass before a batch may go by it, in their order. */
export const trialSteps = ['grammar', 'references', 'self', 'samples'] as const
export type TrialStep = (typeof trialSteps)[number]

export const trialTitles: Readonly<Record<TrialStep, string>> = {
  grammar: '格式',
  references: '引用',
  self: '自查',
  samples: '样例',
}

/** What is wrong with a package: at which place of which of its files, as whoever wrote it is told. */
export type Fault = {
  readonly step: TrialStep
  readonly place: string
  readonly sentence: string
  /** Of a sample that states another result than the checks find: its file, the check, and what is found. */
  readonly found?: { readonly file: string; readonly check: string; readonly outcome: Outcome }
}
