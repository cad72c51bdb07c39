import type { Catalogue } from './catalogue.ts'

/** What may be wrong with an attachment of an application. */
export const attachmentProblems = {
  'attachment-unknown': ({ application }: { readonly application: string }) => ({
    happened: `${application} 没有这份附件，可能已被移除，`,
    safe: '没有改动。',
    next: '请重新打开这一页。',
  }),
  'slot-unknown': ({ slot }: { readonly slot: string }) => ({
    happened: `附件清单里没有“${slot}”这一项，`,
    safe: '没有改动。',
    next: '请重新打开这一页再试。',
  }),
  /** `note` is why it is not sure which slot it belongs in. */
  'attachment-unsure': ({ file, note }: { readonly file: string; readonly note: string }) => ({
    happened: `附件“${file}”：${note}。`,
    next: '请核对它归入的附件项。',
  }),
} satisfies Catalogue
