import { kind } from '../judging/kind.ts'
import { type ListJudgement, listGrammar, listOf, lookUp } from '../judging/lists.ts'

/** The applicant does not stand on a list: of those named before, or of those that are shut out. */
export const notOnList = kind({
  kind: 'notOnList',
  grammar: listGrammar,
  decidesBy: ({ list }, _, { lists }) => listOf(lists, list).title,
  judge: (check, subject): ListJudgement => lookUp(check, subject),
  verdicts: {
    absent: { outcome: 'pass', officer: ({ title }) => `不在${title}中。` },
    byCode: {
      outcome: 'fail',
      officer: ({ title, entry }) => `按统一社会信用代码，“${entry}”已在${title}中。`,
      applicant: ({ title }) => `你单位已在${title}中，不符合申报条件。`,
    },
    byName: {
      outcome: 'manual',
      officer: ({ title, entry }) => `${title}中有同名的“${entry}”，没有代码可比，请核对是否为同一单位。`,
      applicant: ({ title }) => `${title}中有与你单位同名的单位。`,
    },
    byFormerName: {
      outcome: 'manual',
      officer: ({ title, entry }) => `按曾用名，${title}中有“${entry}”，请核对是否为同一单位。`,
      applicant: ({ title, entry }) => `${title}中的“${entry}”与你单位的曾用名相同。`,
    },
    otherCode: {
      outcome: 'manual',
      officer: ({ title, entry }) => `${title}中有同名的“${entry}”，统一社会信用代码不同，请核对是否为同一单位。`,
      applicant: ({ title }) => `${title}中有与你单位同名的单位。`,
    },
    similar: {
      outcome: 'manual',
      officer: ({ title, entry }) => `${title}中有名称相近的“${entry}”，请核对是否为同一单位。`,
      applicant: ({ title, entry }) => `${title}中的“${entry}”与你单位的名称相近。`,
    },
    nameless: {
      outcome: 'manual',
      officer: ({ title }) => `没有名称，无法与${title}核对。`,
      applicant: ({ title }) => `申报表没有填写单位名称，无法与${title}核对。`,
    },
    unknown: {
      outcome: 'manual',
      officer: ({ title, source }) => `方案里没有附${title}，请向${source}核对后认定。`,
      applicant: ({ title }) => `经核对，你单位已在${title}中。`,
    },
  },
  request: '如有异议，请提交书面说明和有关证明材料。',
})
