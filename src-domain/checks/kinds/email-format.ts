import { checkEmail } from '../../text/contacts.ts'
import { type ContactJudgement, contactGrammar, judgeContact } from '../judging/contact.ts'
import { kind } from '../judging/kind.ts'

/** An e-mail address that can be written to. */
export const emailFormat = kind({
  kind: 'emailFormat',
  grammar: contactGrammar,
  judge: (check, subject): ContactJudgement => judgeContact(check.field, subject, checkEmail),
  verdicts: {
    empty: { outcome: 'na', officer: '没有填写电子邮箱。' },
    fine: { outcome: 'pass', officer: ({ value }) => `电子邮箱 ${value} 格式正确。` },
    wrong: {
      outcome: 'fail',
      officer: ({ value, reason }) => `电子邮箱“${value}”：${reason}。`,
      applicant: ({ value, reason }) => `申报表填写的电子邮箱“${value}”不能使用：${reason}。`,
    },
  },
  request: '请在申报表中更正电子邮箱，重新提交盖章的申报表。',
})
