import type { Catalogue } from './catalogue.ts'

/** What may be wrong with what is asked of an application. */
export const applicationProblems = {
  'application-unknown': ({ id }: { readonly id: string }) => ({
    happened: `没有编号为“${id}”的申报，`,
    safe: '没有改动任何内容。',
    next: '请核对编号。',
  }),
  /** On the command line, where an application may go by its folder and its name as well. */
  'application-unnamed': ({ name }: { readonly name: string }) => ({
    happened: `没有编号、文件夹或名称为“${name}”的申报，`,
    safe: '没有改动。',
    next: '请用 status 查看编号。',
  }),
  'application-ambiguous': ({ name, ids }: { readonly name: string; readonly ids: readonly string[] }) => ({
    happened: `“${name}”对应 ${ids.join('、')}，`,
    safe: '没有改动。',
    next: '请用编号。',
  }),
  'name-missing': {
    happened: '新建申报须写明名称，',
    safe: '没有新建。',
    next: '请填写名称。',
  },
  'form-absent': ({ id }: { readonly id: string }) => ({
    happened: `${id} 是手工新建的，没有申报书原件。`,
    next: '请在申报页面直接查看。',
  }),
  'check-unknown': (asked: { readonly id: string; readonly check: string; readonly known: readonly string[] }) => ({
    happened: `${asked.id} 没有名为“${asked.check}”的初审项，`,
    safe: '没有改动。',
    next: `可用的初审项：${asked.known.join('、')}。`,
  }),
  'ruling-without-reason': {
    happened: '人工认定须写明理由和认定人，',
    safe: '没有改动。',
    next: '请补充后再认定。',
  },
} satisfies Catalogue
