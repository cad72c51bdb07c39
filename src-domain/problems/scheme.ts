import type { Catalogue } from './catalogue.ts'

/** What may be wrong with a notice. */
export const schemeProblems = {
  'scheme-invalid': ({ reason }: { readonly reason: string }) => ({
    happened: `遴选方案文件${reason}。`,
    safe: '没有载入，',
    next: '请换用完整的方案文件。',
  }),
  'scheme-unknown': ({ id, known }: { readonly id: string; readonly known: readonly string[] }) => ({
    happened: `没有名为“${id}”的遴选方案。`,
    next: `可用的方案：${known.join('、')}。`,
  }),
} satisfies Catalogue
