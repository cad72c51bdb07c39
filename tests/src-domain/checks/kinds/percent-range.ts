import { percentRange } from '../../../../src-domain/checks/kinds/percent-range.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const platform = (values: Values) => application('platform', { values })

export const examples = examplesOf(percentRange, {
  within: platform({}),
  outside: platform({ 'investors.1.share': '101', 'investors.2.share': '40' }),
})
