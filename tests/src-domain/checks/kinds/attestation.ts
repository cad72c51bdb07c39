import { attestation } from '../../../../src-domain/checks/kinds/attestation.ts'
import { application } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

export const examples = examplesOf(attestation, {
  waiting: application('enterprise'),
})
