import { growing } from '../../../../src-domain/checks/kinds/growing.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const district = (values: Values) => application('district', { values })

export const examples = examplesOf(growing, {
  grown: district({ 'producerServices.2020': '900', 'producerServices.2022': '901' }),
  notGrown: district({ 'producerServices.2020': '900.5', 'producerServices.2022': '900.50' }),
  unknown: district({ 'producerServices.2020': '' }),
})
