import { wordLimit } from '../../../../src-domain/checks/kinds/word-limit.ts'
import { application, outlineOfLength } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

export const examples = examplesOf(wordLimit, {
  within: application('enterprise'),
  over: application('enterprise', { outline: outlineOfLength('enterprise', 5001) }),
  overByCharacters: application('enterprise', {
    outline: outlineOfLength('enterprise', 4990).map((o, i) =>
      i === 0 ? { ...o, text: `${o.text} predictive maintenance 2022` } : o,
    ),
  }),
})
