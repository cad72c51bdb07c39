import type { Problem } from '../problems/problem.ts'
import type { Scheme } from '../schemes/scheme.ts'
import type { CheckedApplication, Facts } from './facts.ts'
import type { Block } from './letter.ts'
import type { NameOfApplication, NameOfBatch, NameOfCategory } from './names.ts'

/** What is asked of whoever has a letter made. */
export type Asked = {
  /** ISO 8601 day. */
  readonly byDate?: string | undefined
}

type Common<Kind extends string> = {
  readonly kind: Kind
  readonly landscape?: boolean
}

type OfApplication<Kind extends string> = Common<Kind> &
  NameOfApplication & {
    /** Which applications have one where none is named, if not all. */
    readonly isDue?: (checked: Omit<CheckedApplication, 'status'>, scheme: Scheme) => boolean
    /** Why one that is named can't have it. */
    readonly refuse?: (checked: Omit<CheckedApplication, 'status'>, scheme: Scheme) => Problem | undefined
    readonly words: (facts: Facts, checked: CheckedApplication, asked: Asked) => readonly Block[]
  }

type OfBatch<Kind extends string> = Common<Kind> &
  NameOfBatch & {
    readonly words: (facts: Facts, asked: Asked) => readonly Block[]
  }

type OfCategory<Kind extends string> = Common<Kind> & NameOfCategory

/** 文书 of a kind: what it is, whom it is for, and its words. */
export type LetterDefinition<Kind extends string> = OfApplication<Kind> | OfBatch<Kind> | OfCategory<Kind>

/** One kind of letter; a file in kinds/. */
export function letter<const Kind extends string>(definition: OfApplication<Kind>): OfApplication<Kind>
export function letter<const Kind extends string>(definition: OfBatch<Kind>): OfBatch<Kind>
export function letter<const Kind extends string>(definition: OfCategory<Kind>): OfCategory<Kind>
export function letter(definition: LetterDefinition<string>): LetterDefinition<string> {
  return definition
}
