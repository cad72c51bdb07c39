import { fieldValue } from '../../batch/application.ts'
import { applicantName } from '../../edition/edition-content.ts'
import { isOfCompanies } from '../../policies/applicant.ts'
import { estimateLine } from '../../policies/estimate.ts'
import { counts, type Fit } from '../../policies/matching.ts'
import { problem } from '../../problems/problem.ts'
import { categoryOf } from '../../schemes/lookup.ts'
import { chineseDate } from '../../text/date.ts'
import { grouped } from '../../text/grouped.ts'
import { body, head, ruledTable, signature, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** 可衔接的政策告知: which measures may fit an applicant and why, what is still to be said, and what they may come to. */
export const policies = letter({
  ...nameOf('policies'),
  landscape: true,
  isDue: ({ application: { category } }, scheme) => isOfCompanies(categoryOf(scheme, category)),
  refuse: ({ application: { id, category } }, scheme) =>
    isOfCompanies(categoryOf(scheme, category)) ? undefined : problem('policies-unmatched', { application: id }),
  words({ scheme, batch, on, policiesOf }, { application }) {
    const category = categoryOf(scheme, application.category)
    const name = applicantName(application, category)
    const unit = fieldValue(application, category.unitField)?.value ?? name
    const { fits: all, total } = policiesOf(application.id)
    const fits = all.filter(counts)
    const reckoned = fits.some(({ estimates }) => estimates.some(({ state }) => state === 'estimated'))
    return [
      title('可衔接的政策告知'),
      body(`${unit}：`, 'flush'),
      body(
        fits.length > 0
          ? `根据你单位申报${scheme.shortTitle}所填内容，下列${fits.length}项政策可能适用，供你单位了解和准备。是否适用、支持多少，以政策主管部门当时的规定和审核为准。`
          : `根据你单位申报${scheme.shortTitle}所填内容，暂未发现可衔接的政策。`,
      ),
      ...(fits.length > 0
        ? [
            ruledTable(
              [11, 48, 56, 56, 56],
              [
                ['序号', '政策和出处', '可能适用的依据', '尚须说明的', '支持（估算，不作承诺）'],
                ...fits.map((fit, i) => [
                  { content: `${i + 1}`, align: 'center' as const },
                  [fit.title, fit.citation, ...(fit.outOfTerm ? [fit.outOfTerm] : []), ...offices(fit)].join('\n'),
                  fit.why.join('\n'),
                  fit.missing.length > 0 ? fit.missing.join('\n') : '—',
                  fit.estimates.length > 0 ? fit.estimates.map(estimateLine).join('\n') : '条文没有金额',
                ]),
              ],
              { heads: 1, points: 10.5 },
            ),
          ]
        : []),
      ...(reckoned
        ? [
            body(
              `按已知情况合计最高 ${grouped(total)} 万元。以上均为估算，不作承诺；同一事项、同一笔投入只计最高一项。`,
            ),
          ]
        : [body('以上支持均为条文所列上限，不作承诺。')]),
      head('联系方式'),
      body(`联系人：${batch.preparer}　　联系电话：${batch.phone}`),
      signature(batch.recommender, chineseDate(on)),
    ]
  },
})

function offices({ offices }: Fit): string[] {
  return offices.length > 0 ? [`责任单位：${offices.join('、')}`] : []
}
