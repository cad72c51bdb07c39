import { z } from 'zod'
import type { Nested, NestedKinds } from './judging/compound.ts'
import type { KindOf } from './judging/kind.ts'
import { ageAtLeast } from './kinds/age-at-least.ts'
import { allOf } from './kinds/all-of.ts'
import { amountWithin } from './kinds/amount-within.ts'
import { answered } from './kinds/answered.ts'
import { anyOf } from './kinds/any-of.ts'
import { attachment } from './kinds/attachment.ts'
import { attestation } from './kinds/attestation.ts'
import { choicesWithin } from './kinds/choices-within.ts'
import { countsAtLeast } from './kinds/counts-at-least.ts'
import { coverMatches } from './kinds/cover-matches.ts'
import { creditCodeFormat } from './kinds/credit-code-format.ts'
import { dateWithin } from './kinds/date-within.ts'
import { duplicate } from './kinds/duplicate.ts'
import { emailFormat } from './kinds/email-format.ts'
import { filesAtLeast } from './kinds/files-at-least.ts'
import { growing } from './kinds/growing.ts'
import { growthAtLeast } from './kinds/growth-at-least.ts'
import { industryIn } from './kinds/industry-in.ts'
import { legalPerson } from './kinds/legal-person.ts'
import { licenceMatches } from './kinds/licence-matches.ts'
import { modeGiven } from './kinds/mode-given.ts'
import { netAssetsConsistent } from './kinds/net-assets-consistent.ts'
import { notAbove } from './kinds/not-above.ts'
import { notOnList } from './kinds/not-on-list.ts'
import { onList } from './kinds/on-list.ts'
import { oneOfTwo } from './kinds/one-of-two.ts'
import { outlineComplete } from './kinds/outline-complete.ts'
import { outlineCovers } from './kinds/outline-covers.ts'
import { percentRange } from './kinds/percent-range.ts'
import { periodWithin } from './kinds/period-within.ts'
import { phoneFormat } from './kinds/phone-format.ts'
import { ratioAtLeast } from './kinds/ratio-at-least.ts'
import { ratioConsistent } from './kinds/ratio-consistent.ts'
import { ratioWithin } from './kinds/ratio-within.ts'
import { registeredIn } from './kinds/registered-in.ts'
import { requiredFields } from './kinds/required-fields.ts'
import { rowsAtLeast } from './kinds/rows-at-least.ts'
import { sealBlocks } from './kinds/seal-blocks.ts'
import { soundFinances } from './kinds/sound-finances.ts'
import { sumMatches } from './kinds/sum-matches.ts'
import { unsureValues } from './kinds/unsure-values.ts'
import { urlFormat } from './kinds/url-format.ts'
import { wordLimit } from './kinds/word-limit.ts'
import { yearsAtLeast } from './kinds/years-at-least.ts'

/** The kinds that are made of no others. */
const simple = {
  ageAtLeast,
  amountWithin,
  answered,
  attachment,
  attestation,
  choicesWithin,
  countsAtLeast,
  coverMatches,
  creditCodeFormat,
  dateWithin,
  duplicate,
  emailFormat,
  filesAtLeast,
  growing,
  growthAtLeast,
  industryIn,
  legalPerson,
  licenceMatches,
  modeGiven,
  netAssetsConsistent,
  notAbove,
  notOnList,
  onList,
  oneOfTwo,
  outlineComplete,
  outlineCovers,
  percentRange,
  periodWithin,
  phoneFormat,
  ratioAtLeast,
  ratioConsistent,
  ratioWithin,
  registeredIn,
  requiredFields,
  rowsAtLeast,
  sealBlocks,
  soundFinances,
  sumMatches,
  unsureValues,
  urlFormat,
  wordLimit,
  yearsAtLeast,
}

const grouped = { ...simple, allOf: allOf(within(simple)) }

/** Every kind of check there is. A new one is a file in kinds/ and a line above. */
export const kinds = { ...grouped, anyOf: anyOf(within(grouped)) }

export type KindName = keyof typeof kinds
export type CheckOf<K extends KindName> = z.infer<(typeof kinds)[K]['grammar']>
export type Check = { [K in KindName]: CheckOf<K> }[KindName]

type Grammar = (typeof kinds)[KindName]['grammar']

const grammars = Object.values(kinds).map((kind) => kind.grammar)
export const Check = z.discriminatedUnion('kind', grammars as [Grammar, ...Grammar[]])

const byName: Readonly<Record<KindName, KindOf<Check>>> = kinds

/** The kind of a check, to be used with this check and no other. */
export function kindOf({ kind }: Pick<Check, 'kind'>): KindOf<Check> {
  return byName[kind]
}

/** What a check may be made of: its parts say what their kinds ask and a title, and have the rest of the whole. */
function within(some: Readonly<Record<string, { readonly nested: z.ZodType }>>): NestedKinds {
  const grammars = Object.values(some).map((kind) => kind.nested)
  return {
    // Each is an object that is told by its kind, which the record's type does not say.
    grammar: z.discriminatedUnion('kind', grammars as unknown as [Nestable, ...Nestable[]]),
    find: (nested, whole, subject) => {
      const part = partOf(nested, whole)
      return kindOf(part).find(part, subject)
    },
    concerns: (nested, whole, form) => {
      const part = partOf(nested, whole)
      return kindOf(part).concerns(part, form)
    },
  }
}

type Nestable = z.ZodObject<{ kind: z.ZodLiteral<string>; title: z.ZodString }>

/** A part as a check of its own; its words were parsed by its own kind's grammar. */
function partOf(nested: Nested, whole: object): Check {
  const { inPrinciple: _, when: __, ...common } = whole as Check
  return { ...common, ...nested } as unknown as Check
}

/** The checks a check is made of, itself if of none. */
export function partsOf(check: Check): Check[] {
  return check.kind === 'anyOf' || check.kind === 'allOf'
    ? check.of.flatMap((nested) => partsOf(partOf(nested, check)))
    : [check]
}
