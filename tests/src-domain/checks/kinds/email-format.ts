import { emailFormat } from '../../../../src-domain/checks/kinds/email-format.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(emailFormat, {
  fine: enterprise({}),
  wrong: enterprise({ email: 'a@example' }),
  empty: enterprise({ email: '' }),
})
