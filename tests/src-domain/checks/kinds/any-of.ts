import { kinds } from '../../../../src-domain/checks/kinds.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

const flat = { 'netProfit.2021': '10', 'netProfit.2022': '10' }

export const examples = examplesOf(kinds.anyOf, {
  held: enterprise({}),
  none: enterprise({ ...flat, 'revenue.2021': '4000', 'revenue.2022': '4000' }),
  untold: enterprise({ ...flat, 'revenue.2021': '', 'revenue.2022': '4000' }),
})
