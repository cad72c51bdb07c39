import { checkUrl } from '../../text/contacts.ts'
import { type ContactJudgement, contactGrammar, judgeContact } from '../judging/contact.ts'
import { kind } from '../judging/kind.ts'

/** A platform may run as a mini-programme without any address of its own, so a strange one is for the officer. */
export const urlFormat = kind({
  kind: 'urlFormat',
  grammar: contactGrammar,
  judge: (check, subject): ContactJudgement => judgeContact(check.field, subject, checkUrl),
  verdicts: {
    empty: { outcome: 'na', officer: '没有填写网址。' },
    fine: { outcome: 'pass', officer: ({ value }) => `网址 ${value} 格式正确。` },
    wrong: {
      outcome: 'manual',
      officer: ({ value, reason }) => `网址“${value}”：${reason}。`,
      applicant: ({ value, reason }) => `申报表填写的网址“${value}”不能使用：${reason}。`,
    },
  },
  request: '请更正网址；平台以小程序、App 等方式提供服务的，请写明名称和进入方式，并附页面截图。',
})
