import { outlineCovers } from '../../../../src-domain/checks/kinds/outline-covers.ts'
import { application } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const platform = application('platform')

export const examples = examplesOf(outlineCovers, {
  covered: platform,
  uncovered: { ...platform, outline: [] },
})
