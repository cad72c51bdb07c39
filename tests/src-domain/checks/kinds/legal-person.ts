import { legalPerson } from '../../../../src-domain/checks/kinds/legal-person.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(legalPerson, {
  legalPerson: enterprise({}),
  branch: enterprise({ name: '样例人工智能有限公司上海分公司' }),
  otherForm: enterprise({ name: '上海样例经营部', registrationType: '个体工商户' }),
  contradiction: enterprise({ name: '上海样例有限公司', registrationType: '有限合伙企业' }),
  untold: enterprise({ name: '样例机械', registrationType: '其他' }),
  nameless: enterprise({ name: '' }),
})
