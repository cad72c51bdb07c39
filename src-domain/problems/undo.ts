import type { Catalogue } from './catalogue.ts'

/** Why a step is not taken back. */
export const undoProblems = {
  'undo-overtaken': ({ what }: { readonly what: string }) => ({
    happened: `${what}在这一步之后又有改动，没有撤销，`,
    safe: '现在的内容未动。',
    next: '请先撤销后来的改动，或直接修改。',
  }),
  'undo-orphans': ({ lost }: { readonly lost: readonly string[] }) => ({
    happened: `这一步之后方案有更正，更正后的方案里没有这些内容的位置：${lost.join('、')}，没有撤销，`,
    safe: '现在的内容未动。',
    next: '需要时请按现行的方案直接修改。',
  }),
  'undo-file-lost': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”的原件已丢失，不能恢复，`,
    safe: '没有改动。',
    next: '请重新添加。',
  }),
  'undo-lasting': ({ step }: { readonly step: string }) => ({
    happened: `“${step}”这一步不能撤销，`,
    safe: '没有改动。',
    next: '需要时请在页面上直接修改。',
  }),
  'step-unknown': {
    happened: '这一步没有可以撤销的记录，',
    safe: '没有改动。',
    next: '请在页面上直接修改。',
  },
} satisfies Catalogue
