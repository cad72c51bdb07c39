import { oneOfTwo } from '../../../../src-domain/checks/kinds/one-of-two.ts'
import { application, type Values, value } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const platform = (values: Values) => application('platform', { values })
const other = '其他模式（可多选）'
const bothTicked = {
  kind: 'word',
  file: '申报书.docx',
  table: 1,
  row: 1,
  column: 2,
  ticked: ['共享制造', other],
} as const

export const examples = examplesOf(oneOfTwo, {
  chosen: platform({}),
  detailed: platform({ modeClass: other, modes: '供应链管理' }),
  both: {
    ...platform({ modeClass: undefined }),
    values: [value('modeClass', '共享制造', { source: bothTicked, certainty: 'unsure' })],
  },
  neither: platform({ modeClass: '' }),
  unclear: { ...platform({}), values: [value('modeClass', '', { certainty: 'unsure' })] },
  mixed: platform({ modes: '其他（人工智能训练）' }),
  undetailed: platform({ modeClass: other }),
  unchosen: platform({ modeClass: '', modes: '供应链管理' }),
  unnamed: platform({ modeClass: other, modes: '其他（请注明）' }),
})
