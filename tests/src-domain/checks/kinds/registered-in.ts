import { registeredIn } from '../../../../src-domain/checks/kinds/registered-in.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(registeredIn, {
  inside: enterprise({}),
  mentioned: enterprise({ address: '样例大厦，上海市样例路1号' }),
  elsewhere: enterprise({ address: '江苏省苏州市人工湖路1号' }),
  untold: enterprise({ address: '样例路1号' }),
  otherPart: enterprise({ address: '上海市浦东新区样例路1号' }),
  partUntold: enterprise({ address: '上海市样例路1号' }),
  empty: enterprise({ address: '' }),
})
