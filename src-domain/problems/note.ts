import type { Catalogue } from './catalogue.ts'

/** What may be wrong with a note on an application. */
export const noteProblems = {
  'note-unknown': ({ application }: { readonly application: string }) => ({
    happened: `${application} 没有这条备忘，可能刚在别处删去，`,
    safe: '没有改动。',
    next: '请看页边现在的备忘。',
  }),
  'note-ahead': {
    happened: '备忘的时间晚于现在，',
    safe: '没有记下。',
    next: '请改正时间后再记。',
  },
} satisfies Catalogue
