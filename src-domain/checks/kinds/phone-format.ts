import { shortName } from '../../knowledge/registration.ts'
import type { Scheme } from '../../schemes/scheme.ts'
import { checkPhone, type LocalNumbers } from '../../text/contacts.ts'
import { type ContactJudgement, contactGrammar, judgeContact } from '../judging/contact.ts'
import { kind } from '../judging/kind.ts'

/** A telephone number that can be called. */
export const phoneFormat = kind({
  kind: 'phoneFormat',
  grammar: contactGrammar,
  judge: (check, subject): ContactJudgement =>
    judgeContact(check.field, subject, (raw) => checkPhone(raw, numbersOf(subject.scheme.region))),
  verdicts: {
    empty: { outcome: 'na', officer: '没有填写联系电话。' },
    fine: { outcome: 'pass', officer: ({ value }) => `联系电话 ${value} 格式正确。` },
    wrong: {
      outcome: 'fail',
      officer: ({ value, reason }) => `联系电话“${value}”：${reason}。`,
      applicant: ({ value, reason }) => `申报表填写的联系电话“${value}”不能使用：${reason}。`,
    },
  },
  request: '请在申报表中更正联系电话，重新提交盖章的申报表。',
})

function numbersOf({ name, phoneDigits }: Scheme['region']): LocalNumbers {
  return { place: shortName(name), digits: phoneDigits }
}
