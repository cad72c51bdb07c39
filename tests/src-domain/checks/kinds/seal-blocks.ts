import { sealBlocks } from '../../../../src-domain/checks/kinds/seal-blocks.ts'
import { application } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

export const examples = examplesOf(sealBlocks, {
  complete: application('district'),
  incomplete: application('district', { values: { recommendation: undefined } }),
})
