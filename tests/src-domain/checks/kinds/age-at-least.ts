import { ageAtLeast } from '../../../../src-domain/checks/kinds/age-at-least.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(ageAtLeast, {
  enough: enterprise({ registeredOn: '2021-08-10' }),
  few: enterprise({ registeredOn: '2021-08-11' }),
  untold: enterprise({ registeredOn: '2021-08' }),
  empty: enterprise({}),
})
