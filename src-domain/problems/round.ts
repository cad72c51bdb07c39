import type { Catalogue } from './catalogue.ts'

/** What may be wrong with what is asked of 补正. */
export const roundProblems = {
  'round-not-open': ({ application }: { readonly application: string }) => ({
    happened: `${application} 没有进行中的补正，`,
    safe: '没有改动。',
    next: '补正通知一发出，就开始一轮补正。',
  }),
  'round-without-reason': {
    happened: '提前结束补正须写明理由，',
    safe: '没有结束。',
    next: '请写明理由后再操作。',
  },
  'letter-not-issued': ({ title }: { readonly title: string }) => ({
    happened: `${title}不用登记发出，`,
    safe: '没有改动。',
    next: '登记发出的只有补正通知和催办函。',
  }),
  'return-unknown': ({ application }: { readonly application: string }) => ({
    happened: `${application} 没有这份待核对的补正申报表，可能已在别处核对完，`,
    safe: '没有改动。',
    next: '请回到申报页面查看。',
  }),
  'difference-gone': ({ application }: { readonly application: string }) => ({
    happened: `${application} 的这一处已没有不同，可能刚在别处改过，`,
    safe: '没有改动。',
    next: '请按现在的内容核对。',
  }),
  'paper-unrecognised': {
    happened: '认不出是哪家申报单位的材料，',
    safe: '没有收取，原文件没有改动。',
    next: '请打开那件申报，把文件拖到它的页面上。',
  },
} satisfies Catalogue
