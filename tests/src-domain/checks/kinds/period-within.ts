import { periodWithin } from '../../../../src-domain/checks/kinds/period-within.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(periodWithin, {
  within: enterprise({ projectBegin: '2023-01-01', projectEnd: '2024-12-31' }),
  reversed: enterprise({ projectBegin: '2023-05-02', projectEnd: '2023-05-01' }),
  outside: enterprise({ projectBegin: '2021-12-31', projectEnd: '2022-12-31' }),
  short: enterprise({ projectBegin: '2023-01-01', projectEnd: '2023-06-29' }),
  long: enterprise({ projectBegin: '2023-01-01', projectEnd: '2025-01-02' }),
  untold: enterprise({ projectBegin: '2022', projectEnd: '2023' }),
  empty: enterprise({ projectBegin: '2022-01-01' }),
})
