import { industryIn } from '../../../../src-domain/checks/kinds/industry-in.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(industryIn, {
  within: enterprise({}),
  other: enterprise({ industry: 'I6513 人工智能应用软件开发' }),
  conflict: enterprise({ industry: 'C7243 社会经济咨询' }),
  untold: enterprise({ industry: '人工智能应用软件开发' }),
  empty: enterprise({ industry: '' }),
})
