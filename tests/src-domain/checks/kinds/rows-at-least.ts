import { rowsAtLeast } from '../../../../src-domain/checks/kinds/rows-at-least.ts'
import { application, type Values, value } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(rowsAtLeast, {
  enough: enterprise({ 'projects.1.name': '甲', 'projects.2.name': '乙' }),
  few: enterprise({ 'projects.1.name': '甲', 'projects.2.name': '' }),
  unclear: {
    ...enterprise({}),
    values: [value('projects.1.name', '甲'), value('projects.2.since', '', { certainty: 'unsure' })],
  },
})
