import { expect, it } from 'vitest'
import { toCorrect } from '../../../../src-domain/checks/to-correct.ts'
import { correctionList } from '../../../../src-renderer/screens/findings/correction-list.ts'
import { application, findings } from '../../../support/application.ts'

it('speaks to the applicant, of what it can mend and nothing else', () => {
  const values = { 'serviceRevenue.2022': '28000', industry: 'I6513 人工智能应用软件开发' }
  const asked = toCorrect(findings(application('enterprise', { values })))
  const list = correctionList('上海样例泵业有限公司', '示范企业', asked)
  expect(list).toMatch(/^上海样例泵业有限公司（示范企业）补正清单\n\n1\. 制造业企业（依据：/)
  expect(list).toContain('所属行业“I6513 人工智能应用软件开发”属于 I 信息传输、软件和信息技术服务业，不是制造业。')
  expect(list).toContain('服务收入占比为 28.0%，低于 30%。\n   占比按营业收入和服务收入计算')
  expect(list).not.toMatch(/认定|请申报单位|经办人/)
})
