import { creditCodeFormat } from '../../../../src-domain/checks/kinds/credit-code-format.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(creditCodeFormat, {
  right: enterprise({}),
  wrong: enterprise({ creditCode: '91310104MA1TEA362U' }),
  empty: enterprise({ creditCode: '' }),
})
