import { requiredFields } from '../../../../src-domain/checks/kinds/required-fields.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(requiredFields, {
  complete: enterprise({}),
  incomplete: enterprise({ position: '/', 'netProfit.2021': '' }),
  unclear: {
    ...enterprise({}),
    values: enterprise({}).values.map((v) => (v.key === 'employees' ? { ...v, value: '', certainty: 'unsure' } : v)),
  },
})
