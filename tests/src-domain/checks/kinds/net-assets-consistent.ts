import { netAssetsConsistent } from '../../../../src-domain/checks/kinds/net-assets-consistent.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(netAssetsConsistent, {
  consistent: enterprise({}),
  inconsistent: enterprise({ 'netAssets.2021': '40000', 'netAssets.2022': '1' }),
  incomparable: enterprise(Object.fromEntries([2020, 2021, 2022].map((year) => [`assets.${year}`, '']))),
})
