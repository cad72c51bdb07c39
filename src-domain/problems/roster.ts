import type { Catalogue } from './catalogue.ts'

type About = { readonly file: string }

/** What may be wrong with a 名单 that is brought, and with the table it comes in. */
export const rosterProblems = {
  'table-unreadable': ({ file }: About) => ({
    happened: `“${file}”打不开，或不是表格，`,
    safe: '没有收取，现有名单没有改动。',
    next: '请另存为 .xlsx 或 CSV 后再选一次；带宏或链接其他表格的也请另存一份。',
  }),
  'table-old': ({ file }: About) => ({
    happened: `“${file}”是旧格式（.xls），`,
    safe: '没有收取。',
    next: '请在 Excel 或 WPS 里另存为 .xlsx 后再选一次。',
  }),
  'table-locked': ({ file }: About) => ({
    happened: `“${file}”设了密码或被加密软件加密，`,
    safe: '没有收取。',
    next: '请解除后再选一次。',
  }),
  'table-too-large': ({ file, most }: About & { readonly most: number }) => ({
    happened: `“${file}”过大（一张表最多 ${most} 行），`,
    safe: '没有收取。',
    next: '请只留要用的部分后再选一次。',
  }),
  'roster-one-file': {
    happened: '一次只能导入一份名单，',
    safe: '没有收取。',
    next: '请逐份选择。',
  },
  'roster-empty': ({ file }: About) => ({
    happened: `“${file}”里按选定的列没有读到单位名称，`,
    safe: '没有收取，现有名单没有改动。',
    next: '请核对工作表、表头所在行和“单位名称”一列。',
  }),
  'roster-no-columns': ({ file }: About) => ({
    happened: `在“${file}”里没有认出“单位名称”一列，`,
    safe: '没有收取。',
    next: '请指明表头所在行和各列是什么。',
  }),
  'roster-without-title': {
    happened: '名单须写明名称和来源，',
    safe: '没有收取。',
    next: '请填写后再导入。',
  },
  'roster-serves-none': {
    happened: '方案里没有选定的那份名单，方案可能刚更正过，',
    safe: '没有收取。',
    next: '请重新选择。',
  },
  'roster-known': ({ title }: { readonly title: string }) => ({
    happened: `这个文件已经作为《${title}》导入，`,
    safe: '没有重复收取。',
    next: '要换一种读法，请先撤下那一份。',
  }),
  'roster-unknown': {
    happened: '没有这份名单，可能刚在别处撤下，',
    safe: '没有改动。',
    next: '请回到名单页查看。',
  },
  'roster-without-reason': {
    happened: '撤下名单须写明理由，',
    safe: '没有撤下。',
    next: '请写明理由后再操作。',
  },
} satisfies Catalogue
