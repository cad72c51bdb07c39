import { soundFinances } from '../../../../src-domain/checks/kinds/sound-finances.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(soundFinances, {
  sound: enterprise({}),
  poor: enterprise({ 'netAssets.2022': '0', 'netProfit.2022': '-1' }),
  unknown: enterprise({ 'netProfit.2022': '' }),
})
