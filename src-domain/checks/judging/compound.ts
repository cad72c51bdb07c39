import type { z } from 'zod'
import type { Address } from '../../values/address.ts'
import type { Form } from './concerns.ts'
import type { Figures, Found, Subject } from './judgement.ts'

/** A check within another: its kind's own words and a title; the rest it has of the whole. */
export type Nested = { readonly kind: string; readonly title: string }

/** The kinds a check may be made of. */
export type NestedKinds = {
  readonly grammar: z.ZodType<Nested>
  find(nested: Nested, whole: object, subject: Subject): Found
  concerns(nested: Nested, whole: object, form: Form): readonly Address[]
}

/** One of several conditions, and what was found of it; sentences without their full stop. */
export type Condition = {
  readonly title: string
  readonly outcome: Found['outcome']
  readonly officer: string
  /** What the applicant is told of it, where it does not hold. */
  readonly applicant: string
}

export function conditionsOf(of: readonly Nested[], whole: object, subject: Subject, kinds: NestedKinds) {
  const found = of.map((nested) => ({ title: nested.title, found: kinds.find(nested, whole, subject) }))
  const figures: Figures = Object.assign({}, ...found.map((one) => one.found.figures))
  const conditions = found.map(({ title, found }): Condition => {
    const told = found.correction()?.problem
    return { title, outcome: found.outcome, officer: bare(found.message), applicant: bare(told ?? title) }
  })
  return { conditions, figures }
}

/** （1）…；（2）… */
export function numbered(texts: readonly string[]): string {
  return texts.map((text, i) => `（${i + 1}）${text}`).join('；')
}

function bare(sentence: string): string {
  return sentence.replace(/。$/, '')
}
