import { ratioWithin } from '../../../../src-domain/checks/kinds/ratio-within.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(ratioWithin, {
  within: enterprise({ asked: '30', investment: '100' }),
  low: enterprise({ asked: '0.99', investment: '100' }),
  high: enterprise({ asked: '30.004', investment: '100' }),
  missing: enterprise({ asked: '30' }),
  undefined: enterprise({ asked: '30', investment: '0' }),
})
