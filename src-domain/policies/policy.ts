import { z } from 'zod'

/**
 * A document beside the notice as data (政策): its whole text, and its clauses as entries that are cited by clause and by
 * the text's own words. What a measure gives is data too; estimate.ts reckons with it.
 */

const Id = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const Text = z.string().min(1)
const Words = z.array(Text).min(1)
/** An exact decimal above nothing, in the unit said beside it. */
const Amount = z.string().regex(/^(?!0+(\.0+)?$)\d+(\.\d+)?$/)

/** Kinds of entry, by what officers call them. */
export const entryKinds = {
  measure: '支持措施',
  direction: '支持方向',
  task: '重点任务',
  field: '重点领域',
  industry: '重点产业',
  actor: '实施主体',
  standard: '统计标准',
  goal: '主要目标',
  safeguard: '保障措施',
  rule: '规则',
} as const
export type EntryKind = keyof typeof entryKinds

/** What an officer is asked where the form has no answer. */
const Ask = z.strictObject({
  id: Id,
  title: Text,
  kind: z.enum(['amount', 'count', 'yesNo', 'level']),
  unit: Text.optional(),
  /** Of a count, how many there can be. */
  most: Amount.optional(),
  /** Of a level, the highest first. */
  options: z.array(Text).min(2).optional(),
  /** Words among the honours in the form that answer it by 是. */
  words: Words.optional(),
  /** Labels of the form's field that answers it, where the form has one. */
  labels: Words.optional(),
})
export type Ask = z.infer<typeof Ask>

/** What every support has: what it is for, the ask it rests on, and what stands in its way. All amounts are 万元. */
const common = {
  title: Text,
  on: Id,
  /** An ask that must not be answered by 否. */
  requires: Id.optional(),
  /** Of the supports of a document that share this, the highest alone counts. */
  exclusive: Text.optional(),
}

const Support = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('share'),
    ...common,
    percent: Amount,
    ceiling: Amount.optional(),
    /** The same base is supported once: of the supports that say so on an equal one, the highest alone counts. */
    oncePerBase: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('fixed'), ...common, amount: Amount, atLeast: Amount.optional() }),
  z.strictObject({ kind: z.literal('perUnit'), ...common, amount: Amount, per: Text, ceiling: Amount.optional() }),
  z.strictObject({
    kind: z.literal('levels'),
    ...common,
    levels: z.array(z.strictObject({ option: Text, amount: Amount })).min(2),
  }),
  /** By the highest step the base is over. */
  z.strictObject({
    kind: z.literal('steps'),
    ...common,
    steps: z.array(z.strictObject({ over: Amount, amount: Amount })).min(2),
  }),
  /** The text has a ceiling and no way to reckon below it. */
  z.strictObject({ kind: z.literal('upTo'), ...common, ceiling: Amount, atLeast: Amount.optional() }),
  /** The text has no figure. */
  z.strictObject({ kind: z.literal('stated'), title: Text, text: Text }),
])
export type Support = z.infer<typeof Support>

/** What of an application says that a measure may fit it: any of these but the industries, which only say it louder. */
const Fits = z.strictObject({
  fields: Words.optional(),
  actors: Words.optional(),
  industries: Words.optional(),
  words: Words.optional(),
  /** Fields of the form that are not empty. */
  filled: z.array(Id).min(1).optional(),
  /** Asks of yes or no that are a condition of the measure. */
  conditions: z.array(Id).min(1).optional(),
})

/** A field, industry or kind of actor an application is tagged with. */
const Tag = z.strictObject({
  name: Text,
  words: Words,
  /** Beginnings of GB/T 4754 codes; the longest that fits counts. */
  codes: z.array(z.string().regex(/^\d{2,4}$/)).optional(),
  /** Below either of these it is one, within these sections or beginnings of codes of GB/T 4754. */
  sizes: z.array(z.strictObject({ within: Words, employees: Amount, revenue: Amount, source: Text })).optional(),
})
export type Tag = z.infer<typeof Tag>

const Entry = z.strictObject({
  id: Id,
  kind: z.enum(Object.keys(entryKinds) as [EntryKind, ...EntryKind[]]),
  title: Text,
  /** Its place in the document: 四（一）3. */
  clause: Text,
  /** The document's own words, within one paragraph of its text. */
  quote: Text,
  tag: Tag.optional(),
  offices: Words.optional(),
  /** To be reached every year, at least. */
  target: z.strictObject({ what: Text, count: z.number().int().positive(), unit: Text, words: Words }).optional(),
  fits: Fits.optional(),
  asks: z.array(Ask).default([]),
  supports: z.array(Support).default([]),
  /** What is not sure in the text that reached us. */
  doubt: Text.optional(),
})
export type PolicyEntry = z.infer<typeof Entry>

export const PolicyDocument = z.strictObject({
  id: Id,
  title: Text,
  shortTitle: Text,
  number: Text.optional(),
  issuer: Text.optional(),
  issuedOn: z.iso.date().optional(),
  /** Where it holds. */
  region: Text,
  /** Whether `text` is the document's own or only what it comes to. */
  source: z.enum(['原文', '要点']),
  note: Text.optional(),
  term: z.strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional(), words: Text }),
  /** Paragraph by paragraph. */
  text: z.array(Text).min(1),
  entries: z.array(Entry).min(1),
})
export type PolicyDocument = z.infer<typeof PolicyDocument>

/** A document as lists name it. */
export type PolicySource = Omit<PolicyDocument, 'text' | 'entries'>

/** Names an ask of all documents: what an officer has answered is kept under it. */
export function askKey(document: string, entry: string, ask: string): string {
  return `${document}.${entry}.${ask}`
}

/** The entry with where it stands, to be put into a letter: 《…》（…号）第1条. */
export function citation({ title, number, source }: PolicySource, { clause }: Pick<PolicyEntry, 'clause'>): string {
  return `《${title}》${number ? `（${number}）` : ''}${clause}${source === '要点' ? '（要点，非原文）' : ''}`
}
