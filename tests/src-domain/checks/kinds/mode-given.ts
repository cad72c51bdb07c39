import { modeGiven } from '../../../../src-domain/checks/kinds/mode-given.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(modeGiven, {
  given: enterprise({ mode: '供应链管理' }),
  missing: enterprise({ mode: '' }),
})
