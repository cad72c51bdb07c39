import { notOnList } from '../../../../src-domain/checks/kinds/not-on-list.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (values: Values) => application('enterprise', { values })

export const examples = examplesOf(notOnList, {
  byCode: enterprise({ name: '已更名样例有限公司' }),
  byName: enterprise({ creditCode: '' }),
  absent: enterprise({ name: '上海另一样例有限公司', creditCode: '' }),
  nameless: enterprise({ name: '', creditCode: '' }),
  unknown: enterprise({}),
})
