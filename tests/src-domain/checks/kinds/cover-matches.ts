import { coverMatches } from '../../../../src-domain/checks/kinds/cover-matches.ts'
import { application } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

export const examples = examplesOf(coverMatches, {
  agrees: application('enterprise', { cover: { applicant: '上海样例泵业有限公司' } }),
  differs: application('enterprise', {
    cover: { applicant: '上海人工智能样例有限公司', category: 'platform', recommender: '黄浦区科学技术委员会' },
  }),
  unread: application('enterprise'),
})
