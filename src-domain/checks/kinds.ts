import { z } from 'zod'
import type { KindOf } from './judging/kind.ts'
import { answered } from './kinds/answered.ts'
import { attachment } from './kinds/attachment.ts'
import { attestation } from './kinds/attestation.ts'
import { countsAtLeast } from './kinds/counts-at-least.ts'
import { coverMatches } from './kinds/cover-matches.ts'
import { creditCodeFormat } from './kinds/credit-code-format.ts'
import { duplicate } from './kinds/duplicate.ts'
import { emailFormat } from './kinds/email-format.ts'
import { growing } from './kinds/growing.ts'
import { legalPerson } from './kinds/legal-person.ts'
import { licenceMatches } from './kinds/licence-matches.ts'
import { manufacturing } from './kinds/manufacturing.ts'
import { modeGiven } from './kinds/mode-given.ts'
import { netAssetsConsistent } from './kinds/net-assets-consistent.ts'
import { notAbove } from './kinds/not-above.ts'
import { oneOfTwo } from './kinds/one-of-two.ts'
import { outlineComplete } from './kinds/outline-complete.ts'
import { outlineCovers } from './kinds/outline-covers.ts'
import { percentRange } from './kinds/percent-range.ts'
import { phoneFormat } from './kinds/phone-format.ts'
import { ratioAtLeast } from './kinds/ratio-at-least.ts'
import { ratioConsistent } from './kinds/ratio-consistent.ts'
import { registeredIn } from './kinds/registered-in.ts'
import { requiredFields } from './kinds/required-fields.ts'
import { sealBlocks } from './kinds/seal-blocks.ts'
import { soundFinances } from './kinds/sound-finances.ts'
import { unsureValues } from './kinds/unsure-values.ts'
import { urlFormat } from './kinds/url-format.ts'
import { wordLimit } from './kinds/word-limit.ts'
import { yearsAtLeast } from './kinds/years-at-least.ts'

/** Every kind of check there is. A new one is a file in kinds/ and a line here. */
export const kinds = {
  answered,
  attachment,
  attestation,
  countsAtLeast,
  coverMatches,
  creditCodeFormat,
  duplicate,
  emailFormat,
  growing,
  legalPerson,
  licenceMatches,
  manufacturing,
  modeGiven,
  netAssetsConsistent,
  notAbove,
  oneOfTwo,
  outlineComplete,
  outlineCovers,
  percentRange,
  phoneFormat,
  ratioAtLeast,
  ratioConsistent,
  registeredIn,
  requiredFields,
  sealBlocks,
  soundFinances,
  unsureValues,
  urlFormat,
  wordLimit,
  yearsAtLeast,
}

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
