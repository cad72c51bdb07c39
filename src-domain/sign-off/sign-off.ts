/**
 * 会签: a batch that asks for it is frozen only once it was submitted, passed by a reviewer and consented to by the head.
 * Everything is an act in order; how it stands is computed from them.
 */
export const acts = ['required', 'lifted', 'submitted', 'passed', 'returned', 'consented', 'unlocked'] as const
export type Act = (typeof acts)[number]

export const actTitles: Readonly<Record<Act, string>> = {
  required: '启用会签',
  lifted: '停用会签',
  submitted: '提交复核',
  passed: '复核通过',
  returned: '退回',
  consented: '负责人同意',
  unlocked: '解锁',
}

export type Signed = {
  readonly act: Act
  /** Of the officer who did it. */
  readonly officer: string
  readonly by: string
  /** ISO 8601 instant. */
  readonly at: string
  /** Hash of what goes to the city, as it was submitted. */
  readonly content?: string
  readonly reason?: string
  /** The last event before it. */
  readonly seq: number
}

/** How far a batch has come: `draft` may be worked on, of all else the values are locked. */
export type Stage = 'draft' | 'submitted' | 'passed' | 'consented'

export type SignOff = {
  readonly required: boolean
  readonly stage: Stage
  /** Who submitted what, once it is. */
  readonly submitted?: Signed
  /** What was done last of all but the switch. */
  readonly last?: Signed
  /** The last act of a reviewer, passed or returned: what has happened since is new to them. */
  readonly reviewed?: Signed
}

/** As officers say it: 现在…… */
export const stageTexts: Readonly<Record<Stage, string>> = {
  draft: '还没有提交复核',
  submitted: '已提交，待复核',
  passed: '复核已通过，待负责人同意',
  consented: '负责人已同意',
}

const stageAfter: Readonly<Record<Act, Stage>> = {
  required: 'draft',
  lifted: 'draft',
  submitted: 'submitted',
  passed: 'passed',
  returned: 'draft',
  consented: 'consented',
  unlocked: 'draft',
}

/** The acts in their order. */
export function signOffOf(signed: readonly Signed[]): SignOff {
  const last = (...those: readonly Act[]) => signed.findLast(({ act }) => those.includes(act))
  const stage = stageAfter[signed.at(-1)?.act ?? 'lifted']
  const submitted = stage === 'draft' ? undefined : last('submitted')
  const acted = last('submitted', 'passed', 'returned', 'consented', 'unlocked')
  const reviewed = last('passed', 'returned')
  return {
    required: last('required', 'lifted')?.act === 'required',
    stage,
    ...(submitted && { submitted }),
    ...(acted && { last: acted }),
    ...(reviewed && { reviewed }),
  }
}

/** At which stages an act may be done. */
export const stagesOf: Readonly<Record<Exclude<Act, 'required' | 'lifted'>, readonly Stage[]>> = {
  submitted: ['draft'],
  passed: ['submitted'],
  returned: ['submitted', 'passed'],
  consented: ['passed'],
  // Before that it is given back.
  unlocked: ['consented'],
}
