import { sumMatches } from '../../../../src-domain/checks/kinds/sum-matches.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(sumMatches, {
  matches: enterprise({ ownFunds: '70.005', asked: '30', investment: '100' }),
  differs: enterprise({ ownFunds: '70', asked: '30.02', investment: '100' }),
  missing: enterprise({ ownFunds: '70', investment: '100' }),
})
