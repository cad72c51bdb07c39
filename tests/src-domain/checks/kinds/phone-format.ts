import { phoneFormat } from '../../../../src-domain/checks/kinds/phone-format.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(phoneFormat, {
  fine: enterprise({}),
  wrong: enterprise({ phone: '转人工服务' }),
  empty: enterprise({ phone: '' }),
})
