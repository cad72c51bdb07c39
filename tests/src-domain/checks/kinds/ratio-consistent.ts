import { ratioConsistent } from '../../../../src-domain/checks/kinds/ratio-consistent.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(ratioConsistent, {
  consistent: enterprise({}),
  inconsistent: enterprise({ 'serviceShare.2021': '0.4', 'serviceShare.2022': '31' }),
  incomparable: enterprise(Object.fromEntries([2020, 2021, 2022].map((year) => [`revenue.${year}`, '']))),
})
