import { yearsAtLeast } from '../../../../src-domain/checks/kinds/years-at-least.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const platform = (values: Values) => application('platform', { values })

export const examples = examplesOf(yearsAtLeast, {
  enough: platform({}),
  few: platform({ operatingYears: '1.6' }),
  unread: platform({ operatingYears: '' }),
})
