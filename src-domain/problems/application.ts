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
  withdrawn: ({ id, reason }: { readonly id: string; readonly reason: string }) => ({
    happened: `${id} 已撤回（${reason}），`,
    safe: '没有改动。',
    next: '请先恢复申报，再操作。',
  }),
  'withdraw-without-reason': {
    happened: '撤回申报须写明理由，',
    safe: '没有撤回。',
    next: '请写明理由后再操作。',
  },
  'intake-withdrawn': {
    happened: '这次收件没有还在册的申报，',
    safe: '没有改动。',
    next: '已撤回的在收件页的“已撤回”中。',
  },
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
  'ruling-overtaken': ({ id, check }: { readonly id: string; readonly check: string }) => ({
    happened: `${id} 的“${check}”在这之后又有认定或已撤回，`,
    safe: '没有撤回任何认定。',
    next: '请看过现在的认定再操作。',
  }),
  'ruling-absent': ({ id, check }: { readonly id: string; readonly check: string }) => ({
    happened: `${id} 的“${check}”没有人工认定，`,
    safe: '没有改动。',
    next: '请核对初审项。',
  }),
  'ruling-without-reason': {
    happened: '人工认定须写明理由和认定人，',
    safe: '没有改动。',
    next: '请补充后再认定。',
  },
} satisfies Catalogue
