import { urlFormat } from '../../../../src-domain/checks/kinds/url-format.ts'
import { application, type Values } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const platform = (values: Values) => application('platform', { values })

export const examples = examplesOf(urlFormat, {
  fine: platform({}),
  wrong: platform({ website: '微信小程序“人工智能样例平台”' }),
  empty: platform({ website: '' }),
})
