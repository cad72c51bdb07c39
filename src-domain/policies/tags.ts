import Big from 'big.js'
import { choiceSeparator } from '../batch/application.ts'
import { type Applicant, type Said, wordSaid } from './applicant.ts'
import type { PolicyEntry, Tag } from './policy.ts'

/** What an application is tagged by, and what that is called. */
export const tagKinds = { field: '重点领域', industry: '重点产业', actor: '实施主体' } as const
export type TagKind = keyof typeof tagKinds
export const tagKindNames = Object.keys(tagKinds) as TagKind[]

/** Answers of officers, by the kind of tag or by `askKey`. Tags are their names, joined as choices are. */
export type PolicyAnswers = ReadonlyMap<string, string>

export type TagGiven = { readonly name: string; readonly why: string }
export type TagsGiven = {
  /** Every name there is. */
  readonly options: readonly string[]
  readonly given: readonly TagGiven[]
  /** By an officer, not suggested. */
  readonly set: boolean
  /** Why nothing can be suggested, as a question. */
  readonly question?: string
}
export type Tags = Readonly<Record<TagKind, TagsGiven>>

/** An application's tags: what an officer has set, else what its form suggests, each with its reason. */
export function tagsOf(
  applicant: Applicant | undefined,
  entries: readonly PolicyEntry[],
  answers: PolicyAnswers,
): Tags {
  const of = (kind: TagKind): TagsGiven => {
    const tags = entries.flatMap((entry) => (entry.kind === kind && entry.tag ? entry.tag : []))
    const options = tags.map(({ name }) => name)
    const set = answers.get(kind)
    if (set !== undefined) {
      const names = set.split(choiceSeparator).filter((name) => name !== '')
      return { options, given: names.map((name) => ({ name, why: '经办人设定' })), set: true }
    }
    const given = applicant ? suggest[kind](applicant, tags) : []
    const question = applicant && given.length === 0 ? questions[kind](applicant) : undefined
    return { options, given, set: false, ...(question && { question }) }
  }
  return { field: of('field'), industry: of('industry'), actor: of('actor') }
}

const suggest: Readonly<Record<TagKind, (applicant: Applicant, tags: readonly Tag[]) => TagGiven[]>> = {
  field: ({ offers }, tags) => byWords(offers, tags),
  industry(applicant, tags) {
    const { industry, offers } = applicant
    if (industry?.code) {
      const { code, name = '' } = industry
      const coded = tags.flatMap((tag) =>
        (tag.codes ?? []).filter((c) => code.startsWith(c)).map((c) => ({ tag, length: c.length })),
      )
      const [best] = coded.toSorted((a, b) => b.length - a.length)
      if (best) return [{ name: best.tag.name, why: `${industry.where}为 ${code} ${name}（GB/T 4754）` }]
    }
    return byWords([...(industry ? [industry] : []), ...offers.filter(({ where }) => where !== '申报的方案')], tags)
  },
  actor: (applicant, tags) =>
    tags.flatMap((tag) => {
      const why = wordSaid(applicant.standing, tag.words) ?? sizeSaid(applicant, tag)
      return why ? { name: tag.name, why } : []
    }),
}

const questions: Readonly<Record<TagKind, (applicant: Applicant) => string>> = {
  field: () => '申报表没有写明属哪个重点领域，请选择。',
  industry: ({ industry }) =>
    industry?.code
      ? `${industry.where}“${industry.text}”不在六个重点产业的代码中，请选择或留空。`
      : `${industry ? `${industry.where}“${industry.text}”` : '所属行业未填写，'}对不上 GB/T 4754 的代码，请选择或留空。`,
  actor: () => '申报表看不出属哪一类实施主体，请选择。',
}

function byWords(said: readonly Said[], tags: readonly Tag[]): TagGiven[] {
  return tags.flatMap(({ name, words }) => {
    const why = wordSaid(said, words)
    return why ? { name, why } : []
  })
}

/** Small by its staff or its revenue, as the standard has it for its place in the classification. */
function sizeSaid({ industry, employees, revenue }: Applicant, { sizes = [] }: Tag): string | undefined {
  const { section, code } = industry ?? {}
  const size = sizes.find(({ within }) => within.some((place) => place === section || code?.startsWith(place)))
  if (!size) return undefined
  const under = (said: Said | undefined, limit: string) => (said && new Big(said.text).lt(limit) ? said : undefined)
  const small = under(employees, size.employees) ?? under(revenue, size.revenue)
  return small && `${small.where}为 ${small.text}（${size.source}）`
}
