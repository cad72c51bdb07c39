import { unsureValues } from '../../../../src-domain/checks/kinds/unsure-values.ts'
import { application, value } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

export const examples = examplesOf(unsureValues, {
  sure: application('enterprise'),
  unsure: { ...application('enterprise'), values: [value('revenue.2021', '100000', { certainty: 'unsure' })] },
})
