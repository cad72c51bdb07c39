import { modesOf } from '../../batch/modes.ts'
import { kind } from '../judging/kind.ts'

type Judgement =
  | { readonly is: 'given'; readonly modes: readonly string[] }
  | { readonly is: 'missing'; readonly called: string }

/** The application has a mode for the summary, though its form may have no cell for it. */
export const modeGiven = kind({
  kind: 'modeGiven',
  grammar: {},
  judge(_check, { application, category, scheme }): Judgement {
    const modes = modesOf(application, category)
    return modes.length > 0 ? { is: 'given', modes } : { is: 'missing', called: scheme.modesTitle }
  },
  verdicts: {
    given: { outcome: 'pass', officer: ({ modes }) => modes.join('、') },
    missing: {
      outcome: 'manual',
      officer: ({ called }) => `还没有${called}。`,
      applicant: ({ called }) => `申报材料没有写明申报的${called}。`,
    },
  },
  request: (_check, { modes }, { modesTitle }) =>
    `请书面说明申报的${modesTitle}（${modes.map((mode) => mode.title).join('、')}），盖章后提交。`,
  concerns: (_check, { category }) => category.modeFields.map((key) => ({ key })),
})
