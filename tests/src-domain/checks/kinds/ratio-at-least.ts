import { ratioAtLeast } from '../../../../src-domain/checks/kinds/ratio-at-least.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(ratioAtLeast, {
  enough: enterprise({}),
  low: enterprise({ 'serviceRevenue.2022': '29996' }),
  missing: enterprise({ 'revenue.2022': '' }),
  undefined: enterprise({ 'revenue.2022': '0' }),
})
