import { z } from 'zod'
import { kind } from '../judging/kind.ts'
import { firstLacking, withoutText } from '../judging/outline.ts'
import { ref } from '../judging/references.ts'

/** Headings by their titles. */
type Judgement = { readonly is: 'covered' | 'uncovered'; readonly titles: readonly string[] }

/** There is a text under each of the headings; what it says is for people to judge. */
export const outlineCovers = kind({
  kind: 'outlineCovers',
  grammar: { headings: z.array(ref.heading()).min(1) },
  judge({ headings }, subject): Judgement {
    const missing = withoutText(subject, ({ id }) => headings.includes(id))
    if (missing.length > 0) return { is: 'uncovered', titles: missing.map((h) => h.title) }
    const covered = subject.category.outline.headings.filter((h) => headings.includes(h.id))
    return { is: 'covered', titles: covered.map((h) => h.title) }
  },
  verdicts: {
    covered: {
      outcome: 'pass',
      officer: ({ titles }) =>
        `正文已在${titles.map((t) => `“${t}”`).join('、')}中论述，内容由经办人阅看、第三方评审判断。`,
    },
    uncovered: {
      outcome: 'manual',
      officer: ({ titles }) => `正文没有论述：${titles.join('、')}。`,
      applicant: ({ titles }) => `申报书正文在${titles.map((t) => `“${t}”`).join('、')}标题下没有论述。`,
    },
  },
  request: '请在正文相应标题下补充论述，重新提交申报书。',
  leadsTo: ({ headings }, form) => firstLacking(form, headings),
})
