import type { Catalogue } from './catalogue.ts'

/** What may be wrong with a file made from an edition, its making and its preview. */
export const productProblems = {
  'product-missing': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”已不在原来的位置，可能被移走或删除。`,
    safe: '数据没有改动，',
    next: '请重新生成。',
  }),
  'product-altered': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”与生成时不一致，可能被改动过或已损坏，没有打开；`,
    safe: '数据没有改动，这个文件也没有动。',
    next: '请重新生成；改动过的那一份要留着的，请先改名。',
  }),
  'product-unknown': {
    happened: '没有这份生成的文件。',
    next: '请重新打开这一页。',
  },
  'book-changed': ({ name }: { readonly name: string }) => ({
    happened: `“${name}”的申报书文件已不是生成时的那一份（被改动、移走或打不开），没有生成合并打印，`,
    safe: '其他文件不受影响。',
    next: '请重新成册后再试。',
  }),
  'summary-differs': ({ file, row }: { readonly file: string; readonly row: number }) => ({
    happened: `“${file}”写好后读回核对，第 ${row} 行与定稿不一致，文件没有生成。`,
    safe: '定稿数据不受影响，',
    next: '请重试；仍不一致时请换一个保存位置。',
  }),
  /** `sentence` is what the check says of the sheets: what is wrong with them and what to do. */
  'summary-print-differs': ({ file, sentence }: { readonly file: string; readonly sentence: string }) => ({
    happened: `“${file}”没有生成，`,
    safe: '定稿数据不受影响。',
    next: `排版后读回核对：${sentence}`,
  }),
  'making-cancelled': {
    happened: '已停下，',
    safe: '已生成的文件留着，没有留下未完成的文件。',
    next: '需要时请重新生成。',
  },
  'preview-gone': {
    happened: '这份预览已不在了，',
    safe: '数据没有改动。',
    next: '请重新预览。',
  },
} satisfies Catalogue
