import { kinds } from '../../../../src-domain/checks/kinds.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(kinds.allOf, {
  held: enterprise({ 'revenue.2021': '4000', 'revenue.2022': '5000' }),
  broken: enterprise({ 'revenue.2021': '4000', 'revenue.2022': '4999' }),
  untold: enterprise({ 'revenue.2021': '', 'revenue.2022': '5000' }),
})
