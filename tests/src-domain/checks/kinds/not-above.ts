import { notAbove } from '../../../../src-domain/checks/kinds/not-above.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(notAbove, {
  notAbove: enterprise({}),
  above: enterprise({ 'serviceRevenue.2020': '100000.01', 'serviceRevenue.2022': '100001' }),
  incomparable: enterprise(Object.fromEntries([2020, 2021, 2022].map((year) => [`revenue.${year}`, '']))),
})
