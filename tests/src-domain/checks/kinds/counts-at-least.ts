import { countsAtLeast } from '../../../../src-domain/checks/kinds/counts-at-least.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const district = (values: Values) => application('district', { values })

export const examples = examplesOf(countsAtLeast, {
  enough: district({}),
  few: district({ municipalPlatforms: '0' }),
  empty: district({ municipalProjects: '' }),
})
