import { outlineComplete } from '../../../../src-domain/checks/kinds/outline-complete.ts'
import { application } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const whole = application('enterprise')

export const examples = examplesOf(outlineComplete, {
  complete: application('enterprise'),
  incomplete: { ...whole, outline: whole.outline.filter((o) => o.heading !== 'marketing') },
  none: { ...whole, outline: [] },
})
