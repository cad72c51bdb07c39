import { fieldValue } from '../../batch/application.ts'
import { matchKey } from '../../text/normalise.ts'
import type { Subject } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'

type Judgement = { readonly is: 'unread' | 'agrees' } | ({ readonly is: 'differs' } & Differences)

/** What the cover says, and what it should. */
type Difference = { readonly cover: string; readonly form: string }
type Differences = {
  readonly applicant?: Difference
  readonly category?: Difference
  readonly recommender?: Difference
}

/** 封面: the applicant's name, the ticked category and the recommender must be those of the form and the batch. */
export const coverMatches = kind({
  kind: 'coverMatches',
  grammar: {},
  judge(_check, subject): Judgement {
    const { applicant, category, recommender } = subject.application.cover
    if (!applicant && !category && !recommender) return { is: 'unread' }
    const differences = {
      ...otherApplicant(subject, applicant),
      ...otherCategory(subject),
      ...otherRecommender(subject, recommender),
    }
    return Object.keys(differences).length > 0 ? { is: 'differs', ...differences } : { is: 'agrees' }
  },
  verdicts: {
    unread: { outcome: 'na', officer: '没有读到封面，成册时封面按申报表生成。' },
    agrees: { outcome: 'pass', officer: '封面与申报表一致。' },
    differs: {
      outcome: 'manual',
      officer: ({ applicant, category, recommender }) =>
        `${[
          ...(applicant ? [`封面申报单位是“${applicant.cover}”，申报表是“${applicant.form}”`] : []),
          ...(category ? [`封面勾选“${category.cover}”，填写的是${category.form}`] : []),
          ...(recommender ? [`封面推荐单位是“${recommender.cover}”，本批次是“${recommender.form}”`] : []),
        ].join('；')}。`,
      applicant: ({ applicant, category, recommender }) =>
        `封面与申报表不一致：${[
          ...(applicant ? [`封面上的申报单位是“${applicant.cover}”，申报表填写的是“${applicant.form}”`] : []),
          ...(category ? [`封面勾选的是“${category.cover}”，填写的申报表是${category.form}`] : []),
          ...(recommender ? [`封面上的推荐单位是“${recommender.cover}”，应为“${recommender.form}”`] : []),
        ].join('；')}。`,
    },
  },
  request: '请改正封面或申报表，使两者一致，重新提交盖章的申报书。',
  concerns: (_check, { category }) => [{ key: category.nameField }],
})

/** A platform's cover may name the platform or its operator. */
function otherApplicant({ application, category }: Subject, cover: string | undefined): Differences {
  const { nameField, unitField } = category
  const names = [nameField, unitField].flatMap((key) => fieldValue(application, key)?.value ?? [])
  const [form] = names
  if (!cover || !form || names.some((name) => matchKey(name) === matchKey(cover))) return {}
  return { applicant: { cover, form } }
}

function otherCategory({ application: { cover }, category, scheme }: Subject): Differences {
  if (!cover.category || cover.category === category.id) return {}
  const ticked = scheme.categories.find((c) => c.id === cover.category)
  return { category: { cover: ticked?.title ?? cover.category, form: category.formNumber } }
}

/** The recommender is the batch's, or at least of its district. */
function otherRecommender({ batch }: Subject, cover: string | undefined): Differences {
  if (!cover) return {}
  const key = matchKey(cover)
  const ofDistrict = key.includes(matchKey(batch.district).replace(/新?区$/, ''))
  return ofDistrict || key === matchKey(batch.recommender) ? {} : { recommender: { cover, form: batch.recommender } }
}
