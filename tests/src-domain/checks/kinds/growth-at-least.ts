import { growthAtLeast } from '../../../../src-domain/checks/kinds/growth-at-least.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(growthAtLeast, {
  enough: enterprise({ 'revenue.2021': '100', 'revenue.2022': '110' }),
  low: enterprise({ 'revenue.2021': '100', 'revenue.2022': '109.999' }),
  notGrown: enterprise({ 'revenue.2021': '-3', 'revenue.2022': '-4' }),
  undefined: enterprise({ 'revenue.2021': '0', 'revenue.2022': '5' }),
  unknown: enterprise({ 'revenue.2021': '' }),
})
