import { licenceMatches } from '../../../../src-domain/checks/kinds/licence-matches.ts'
import { application, attachment, creditCode } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const licensed = (textHead: string) => application('enterprise', { attachments: [attachment('licence', { textHead })] })

export const examples = examplesOf(licenceMatches, {
  agrees: licensed(`统一社会信用代码 ${creditCode}\n名称 上海样例泵业有限公司`),
  differs: licensed('91310104MA1TEAT62U\n名 称：上海人工智能样例有限公司'),
  unreadable: licensed(''),
})
