import { choicesWithin } from '../../../../src-domain/checks/kinds/choices-within.ts'
import { application, type Values, value } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(choicesWithin, {
  within: enterprise({ directions: '设计；制造' }),
  few: enterprise({}),
  many: enterprise({ directions: '设计；制造；共享' }),
  unclear: { ...enterprise({}), values: [value('directions', '', { certainty: 'unsure' })] },
})
