import { fieldValue } from '../../batch/application.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import type { Category, CoverLine } from '../../schemes/scheme.ts'
import { matchKey } from '../../text/normalise.ts'
import type { Subject } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'

type Judgement = { readonly is: 'unread' | 'agrees' } | ({ readonly is: 'differs' } & Differences)

/** What the cover says, and what it should. */
type Difference = { readonly cover: string; readonly form: string }
/** `label`: what the cover calls it. */
type Labelled = Difference & { readonly label: string }
type Differences = {
  readonly applicant?: Labelled
  readonly category?: Difference
  readonly recommender?: Labelled
  readonly district?: { readonly own: string; readonly others: readonly OtherDistrict[] }
}

/** What a field of the form says instead of the batch's district, by the field's label. */
type OtherDistrict = { readonly label: string; readonly says: string }

/**
 * 封面: the applicant's name, the ticked category and the recommender must be those of the form and the batch. A district
 * that applies is the batch's own, whatever of its form tells which it is.
 */
export const coverMatches = kind({
  kind: 'coverMatches',
  grammar: {},
  judge(_check, subject): Judgement {
    const { applicant, category, recommender } = subject.application.cover
    const differences = {
      ...otherApplicant(subject, applicant),
      ...otherCategory(subject),
      ...otherRecommender(subject, recommender),
      ...otherDistrict(subject),
    }
    if (Object.keys(differences).length > 0) return { is: 'differs', ...differences }
    return { is: applicant || category || recommender ? 'agrees' : 'unread' }
  },
  verdicts: {
    unread: { outcome: 'na', officer: '没有读到封面，成册时封面按申报表生成。' },
    agrees: { outcome: 'pass', officer: '封面与申报表一致。' },
    differs: {
      outcome: 'manual',
      officer: ({ applicant, category, recommender, district }) =>
        `${[
          ...(applicant ? [`封面${applicant.label}是“${applicant.cover}”，申报表是“${applicant.form}”`] : []),
          ...(category ? [`封面勾选“${category.cover}”，填写的是${category.form}`] : []),
          ...(recommender ? [`封面${recommender.label}是“${recommender.cover}”，本批次是“${recommender.form}”`] : []),
          ...(district ? [`${told(district.others)}，本批次是“${district.own}”`] : []),
        ].join('；')}。`,
      applicant: ({ applicant, category, recommender, district }) =>
        `${applicant || category || recommender ? '封面与申报表不一致：' : ''}${[
          ...(applicant ? [`封面上的${applicant.label}是“${applicant.cover}”，申报表填写的是“${applicant.form}”`] : []),
          ...(category ? [`封面勾选的是“${category.cover}”，填写的申报表是${category.form}`] : []),
          ...(recommender ? [`封面上的${recommender.label}是“${recommender.cover}”，应为“${recommender.form}”`] : []),
          ...(district ? [`${told(district.others)}，应为“${district.own}”`] : []),
        ].join('；')}。`,
    },
  },
  request: '请改正封面或申报表，使两者一致，重新提交盖章的申报书。',
  concerns: (_check, { category }) => [category.nameField, ...category.districtFields].map((key) => ({ key })),
})

/** A platform's cover may name the platform or its operator. */
function otherApplicant({ application, category }: Subject, cover: string | undefined): Differences {
  const { nameField, unitField } = category
  const names = [nameField, unitField].flatMap((key) => fieldValue(application, key)?.value ?? [])
  const [form] = names
  if (!cover || !form || names.some((name) => matchKey(name) === matchKey(cover))) return {}
  // The applicant's own line is the one that was read, else its project's.
  const [label = ''] = [unitField, nameField].flatMap(
    (key) => labelOf(category, (from) => from.kind === 'field' && from.key === key) || [],
  )
  return { applicant: { label, cover, form } }
}

function otherCategory({ application: { cover }, category, scheme }: Subject): Differences {
  if (!cover.category || cover.category === category.id) return {}
  const ticked = scheme.categories.find((c) => c.id === cover.category)
  return { category: { cover: ticked?.title ?? cover.category, form: category.formNumber } }
}

/** The recommender is the batch's, or at least of its district. */
function otherRecommender({ batch, category }: Subject, cover: string | undefined): Differences {
  if (!cover) return {}
  const isOurs = names(cover, batch.district) || matchKey(cover) === matchKey(batch.recommender)
  if (isOurs) return {}
  const label = labelOf(category, ({ kind }) => kind === 'recommender')
  return { recommender: { label, cover, form: batch.recommender } }
}

function labelOf({ coverLines }: Category, is: (from: CoverLine['from']) => boolean): string {
  return coverLines.find(({ from }) => is(from))?.label ?? ''
}

/** The name has to be that of the batch's district; a longer text is another's where it names only others of the city. */
function otherDistrict({ application, category, scheme, batch }: Subject): Differences {
  const { district: own } = batch
  const others = category.districtFields.flatMap((key, i): OtherDistrict[] => {
    const text = fieldValue(application, key)?.value ?? ''
    if (text === '' || names(text, own)) return []
    const named = scheme.region.parts.filter(({ name }) => matchKey(text).includes(matchKey(name)))
    const says = i === 0 ? text : named.map(({ name }) => name).join('、')
    return says === '' ? [] : [{ label: fieldOf(category, key)?.label ?? key, says }]
  })
  return others.length > 0 ? { district: { own, others } } : {}
}

/** Whether a text names a district, in full or without its 区, 市 or 县. */
function names(text: string, district: string): boolean {
  return matchKey(text).includes(matchKey(district).replace(/新?区$|(?<=..)[市县]$/, ''))
}

function told(others: readonly OtherDistrict[]): string {
  return `申报表${others.map(({ label, says }) => `“${label}”写的是“${says}”`).join('、')}`
}
