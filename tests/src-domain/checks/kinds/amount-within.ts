import { amountWithin } from '../../../../src-domain/checks/kinds/amount-within.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(amountWithin, {
  within: enterprise({}),
  low: enterprise({ 'revenue.2022': '4999.99' }),
  high: enterprise({ asked: '500.01' }),
  empty: enterprise({}),
})
