import { kind } from '../judging/kind.ts'
import { firstLacking, withoutText } from '../judging/outline.ts'

type Judgement =
  | { readonly is: 'none' | 'complete' }
  | { readonly is: 'incomplete'; readonly missing: readonly string[] }

/** There is a text under every heading of the outline; headings that only group others need none of their own. */
export const outlineComplete = kind({
  kind: 'outlineComplete',
  grammar: {},
  judge(_check, subject): Judgement {
    if (subject.application.outline.every((o) => o.text.trim() === '')) return { is: 'none' }
    const missing = withoutText(subject, ({ hint, level }, next) => hint !== undefined || (next?.level ?? 0) <= level)
    return missing.length > 0 ? { is: 'incomplete', missing: missing.map((h) => h.title) } : { is: 'complete' }
  },
  verdicts: {
    complete: { outcome: 'pass', officer: '正文各标题均有内容。' },
    incomplete: {
      outcome: 'manual',
      officer: ({ missing }) => `正文缺少 ${missing.length} 个标题的内容：${missing.join('、')}。`,
      applicant: ({ missing }) => `申报书正文有 ${missing.length} 个标题下没有内容：${missing.join('、')}。`,
    },
    none: { outcome: 'fail', officer: '没有申报书正文。', applicant: '申报材料没有申报书正文。' },
  },
  request: (_check, { outline }) => `请按参考提纲（${outline.title}）补充正文，重新提交申报书。`,
  leadsTo: (_check, form) => firstLacking(form),
})
