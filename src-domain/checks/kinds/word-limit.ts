import { outlineLength } from '../../batch/outline-length.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { firstHeading } from '../judging/outline.ts'

/** Both ways of counting, with the notice's limit. */
type Judgement = {
  readonly is: 'within' | 'over' | 'overByCharacters'
  readonly words: number
  readonly characters: number
  readonly limit: number
  readonly figures: Figures
}

/** 限 5000 字: over the limit by both ways of counting fails; by characters alone is for the officer to say. */
export const wordLimit = kind({
  kind: 'wordLimit',
  grammar: {},
  judge(_check, { application, category }): Judgement {
    const { limit } = category.outline
    const { characters, words } = outlineLength(application.outline)
    return {
      is: words > limit ? 'over' : characters > limit ? 'overByCharacters' : 'within',
      words,
      characters,
      limit,
      figures: { '字符数（不计空格）': String(characters), 'Word 字数': String(words), 字数限制: String(limit) },
    }
  },
  verdicts: {
    within: { outcome: 'pass', officer: ({ words, limit }) => `正文 ${words} 字，不超过 ${limit} 字。` },
    over: {
      outcome: 'fail',
      officer: ({ words, limit }) => `正文 ${words} 字，超过 ${limit} 字的限制（超出 ${words - limit} 字，含标题）。`,
      applicant: ({ words, limit }) => `申报书正文（含标题）${words} 字，超出 ${limit} 字的限制 ${words - limit} 字。`,
    },
    overByCharacters: {
      outcome: 'manual',
      officer: ({ words, characters, limit }) =>
        `正文按 Word 字数为 ${words} 字，按字符数为 ${characters}，限制 ${limit} 字，请人工认定。`,
      applicant: ({ characters, limit }) =>
        `申报书正文（含标题）按字符数为 ${characters}，超出 ${limit} 字的限制 ${characters - limit} 字。`,
    },
  },
  request: (_check, category) => `请把正文（含标题）删减到 ${category.outline.limit} 字以内，重新提交申报书。`,
  decidesBy: (_check, { outline: { limit } }) => `不超过 ${limit} 字`,
  leadsTo: (_check, form) => firstHeading(form),
})
