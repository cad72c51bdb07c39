import type { Problem } from '../problems/problem.ts'
import type { Scheme } from '../schemes/scheme.ts'
import type { CheckedApplication, Facts } from './facts.ts'
import type { Block } from './letter.ts'
import type { Name } from './names.ts'

/** What is asked of whoever has a letter made. */
export type Asked = {
  /** ISO 8601 day. */
  readonly byDate?: string | undefined
}

/** Where in the work a letter is offered: 收件, 初审, 排序, 定稿报送, 设置. */
export type Step = 'intake' | 'findings' | 'ranking' | 'submission' | 'settings'

type Common<Kind extends string> = Name & {
  readonly kind: Kind
  readonly landscape?: boolean
}

/** A letter about each application by itself. */
type OfApplication<Kind extends string> = Common<Kind> & {
  readonly scope: 'application'
  readonly step: Step
  /** That it has been made is an event: it goes out, and others count on it. */
  readonly onRecord?: true
  /** Which applications have one where none is named, if not all, and what these are called. */
  readonly due?: {
    readonly title: string
    readonly is: (checked: Omit<CheckedApplication, 'status'>, scheme: Scheme) => boolean
  }
  /** Why one that is named can't have it. */
  readonly refuse?: (checked: Omit<CheckedApplication, 'status'>, scheme: Scheme) => Problem | undefined
  readonly words: (facts: Facts, checked: CheckedApplication, asked: Asked) => readonly Block[]
}

/** One letter of the whole batch. */
type OfBatch<Kind extends string> = Common<Kind> & {
  readonly scope: 'batch'
  readonly step: Step
  readonly words: (facts: Facts, asked: Asked) => readonly Block[]
}

/** A category's form to be filled in, in Word: its words are the notice's own, and it is handed out by a dialog of its own. */
type OfCategory<Kind extends string> = Common<Kind> & { readonly scope: 'category' }

/** 文书 of a kind: what it is, whom it is for, and its words. */
export type LetterDefinition<Kind extends string> = OfApplication<Kind> | OfBatch<Kind> | OfCategory<Kind>

/** One kind of letter; a file in kinds/. */
export function letter<const Kind extends string>(definition: OfApplication<Kind>): OfApplication<Kind>
export function letter<const Kind extends string>(definition: OfBatch<Kind>): OfBatch<Kind>
export function letter<const Kind extends string>(definition: OfCategory<Kind>): OfCategory<Kind>
export function letter(definition: LetterDefinition<string>): LetterDefinition<string> {
  return definition
}
