import { onList } from '../../../../src-domain/checks/kinds/on-list.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(onList, {
  byCode: enterprise({ name: '已更名样例有限公司' }),
  byName: enterprise({ name: '上海样例泵业 有限责任公司', creditCode: '' }),
  byFormerName: enterprise({ name: '更名后的单位', creditCode: '', formerName: '上海样例泵业有限公司' }),
  otherCode: enterprise({ name: '上海培育样例有限公司', creditCode: '91310000132260250X' }),
  similar: enterprise({ name: '上海样列泵业有限公司', creditCode: '' }),
  absent: enterprise({ name: '上海另一样例有限公司', creditCode: '' }),
  nameless: enterprise({ name: '', creditCode: '' }),
  unknown: enterprise({}),
})
