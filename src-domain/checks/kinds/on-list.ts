import { kind } from '../judging/kind.ts'
import { type ListJudgement, listGrammar, listOf, lookUp } from '../judging/lists.ts'

/** The applicant stands on an earlier list; one that is not found there is for the officer to look up. */
export const onList = kind({
  kind: 'onList',
  grammar: listGrammar,
  decidesBy: ({ list }, _, { lists }) => listOf(lists, list).title,
  judge: (check, subject): ListJudgement => lookUp(check, subject),
  verdicts: {
    byCode: { outcome: 'pass', officer: ({ title, entry }) => `按统一社会信用代码在${title}中找到“${entry}”。` },
    byName: { outcome: 'pass', officer: ({ title, entry }) => `按名称在${title}中找到“${entry}”。` },
    byFormerName: {
      outcome: 'manual',
      officer: ({ title, entry }) => `按曾用名在${title}中找到“${entry}”，请核对更名的证明。`,
      applicant: ({ title, entry }) => `${title}中的“${entry}”与你单位现在的名称不同。`,
    },
    otherCode: {
      outcome: 'manual',
      officer: ({ title, entry }) => `${title}中有同名的“${entry}”，统一社会信用代码不同，请核对是否为同一单位。`,
      applicant: ({ title, entry }) => `${title}中的“${entry}”与你单位的统一社会信用代码不同。`,
    },
    similar: {
      outcome: 'manual',
      officer: ({ title, entry }) => `${title}中有名称相近的“${entry}”，请核对是否为同一单位。`,
      applicant: ({ title, entry }) => `${title}中的“${entry}”与你单位的名称不完全相同。`,
    },
    absent: {
      outcome: 'manual',
      officer: ({ title, source }) => `在${title}（${source}）中没有找到，可能已经更名，请核对。`,
      applicant: ({ title }) => `在${title}中没有找到你单位。`,
    },
    nameless: {
      outcome: 'manual',
      officer: ({ title }) => `没有名称，无法与${title}核对。`,
      applicant: ({ title }) => `申报表没有填写单位名称，无法与${title}核对。`,
    },
    unknown: {
      outcome: 'manual',
      officer: ({ title, source }) => `方案里没有附${title}，请向${source}核对后认定。`,
      applicant: ({ title }) => `经核对，没有看到你单位列入${title}。`,
    },
  },
  request: '已列入名单的，请提交列入名单的文件或者更名的证明。',
})
