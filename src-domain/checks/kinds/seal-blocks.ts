import { fieldValue } from '../../batch/application.ts'
import type { Category } from '../../schemes/scheme.ts'
import { kind } from '../judging/kind.ts'

type Judgement =
  /** Each block's label as printed, with what stands in it. */
  | { readonly is: 'complete'; readonly blocks: readonly string[] }
  | { readonly is: 'incomplete'; readonly missing: readonly string[] }

/** The form still has its blocks for opinion, seal and date. */
export const sealBlocks = kind({
  kind: 'sealBlocks',
  grammar: {},
  judge(_check, { application, category }): Judgement {
    const blocks = category.seals.map(({ id, label }) => ({ label, value: fieldValue(application, id)?.value }))
    const missing = blocks.filter((b) => b.value === undefined).map((b) => bare(b.label))
    return missing.length > 0
      ? { is: 'incomplete', missing }
      : { is: 'complete', blocks: blocks.map(({ label, value }) => `${label}${value}`) }
  },
  verdicts: {
    complete: { outcome: 'pass', officer: ({ blocks }) => `签章栏齐全（${blocks.join('；')}）。` },
    incomplete: {
      outcome: 'fail',
      officer: ({ missing }) => `申报表缺少签章栏：${missing.join('、')}。`,
      applicant: ({ missing }) => `申报表缺少${missing.join('、')}的签章栏。`,
    },
  },
  request: (_check, category) =>
    `请使用完整的${category.formNumber}，保留${labels(category).join('、')}各签章栏，签字盖章后重新提交。`,
})

function labels({ seals }: Category): string[] {
  return seals.map((seal) => bare(seal.label))
}

function bare(label: string): string {
  return label.replace(/[：:]$/, '')
}
