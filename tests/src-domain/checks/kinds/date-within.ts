import { dateWithin } from '../../../../src-domain/checks/kinds/date-within.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(dateWithin, {
  within: enterprise({ projectBegin: '2022-01-01' }),
  early: enterprise({ projectBegin: '2021-12-31' }),
  late: enterprise({ projectBegin: '2023-07' }),
  untold: enterprise({ projectBegin: '2023' }),
  empty: enterprise({}),
})
