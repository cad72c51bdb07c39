import { duplicate } from '../../../../src-domain/checks/kinds/duplicate.ts'
import { application } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const first = application('enterprise')
const again = application('enterprise', { id: 'A02' })

export const examples = examplesOf(duplicate, {
  none: first,
  recommended: [first, { ...again, rank: 1 }],
  repeated: [first, again],
})
