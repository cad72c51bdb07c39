import { answered } from '../../../../src-domain/checks/kinds/answered.ts'
import { application, type Values, value } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const platform = (values: Values) => application('platform', { values })

export const examples = examplesOf(answered, {
  answered: platform({}),
  unanswered: platform({ applicationServiceProvider: '' }),
  unclear: {
    ...platform({}),
    values: platform({}).values.map((v) =>
      v.key === 'applicationServiceProvider' ? value(v.key, '', { certainty: 'unsure' }) : v,
    ),
  },
})
