import type { Catalogue } from './catalogue.ts'

/** What may be wrong with a command line. `usage` is the command as it is to be written. */
export const commandProblems = {
  'command-unknown': ({ name }: { readonly name: string }) => ({
    happened: `没有“${name}”这个命令。`,
    next: '请从下面的命令中选用。',
  }),
  'option-missing': ({ missing, usage }: { readonly missing: readonly string[]; readonly usage: string }) => ({
    happened: `缺少 ${missing.join(' ')}。`,
    next: `用法：${usage}`,
  }),
  'option-unrecognised': ({ usage }: { readonly usage: string }) => ({
    happened: '不认识的选项。',
    next: `用法：${usage}`,
  }),
  'arguments-wrong': ({ usage }: { readonly usage: string }) => ({
    happened: '参数个数不对。',
    next: `用法：${usage}`,
  }),
  'letter-unknown': ({ wanted, known }: { readonly wanted: string; readonly known: readonly string[] }) => ({
    happened: `没有“${wanted}”这种文书，`,
    safe: '没有生成。',
    next: `可用：${known.join('、')}。`,
  }),
  'list-unknown': ({ wanted, known }: { readonly wanted: string; readonly known: readonly string[] }) => ({
    happened: `没有“${wanted}”这种清单，`,
    safe: '没有导出。',
    next: `可用：${known.join('、')}。`,
  }),
  'roster-kind-unknown': ({ wanted, known }: { readonly wanted: string; readonly known: readonly string[] }) => ({
    happened: `没有“${wanted}”这种名单，`,
    safe: '没有收取。',
    next: `可用：${known.join('、')}。`,
  }),
  'roster-day-unreadable': ({ day }: { readonly day: string }) => ({
    happened: `“${day}”不是日期，`,
    safe: '没有收取。',
    next: '请写成 2023-06-30 这样。',
  }),
  'category-unknown': ({ wanted, known }: { readonly wanted: string; readonly known: readonly string[] }) => ({
    happened: `没有“${wanted}”这一类别，`,
    safe: '没有改动。',
    next: `可用：${known.join('、')}。`,
  }),
  'outcome-unknown': ({ outcome }: { readonly outcome: string }) => ({
    happened: `认定只能是 pass 或 fail，不是“${outcome}”。`,
    safe: '没有改动。',
    next: '请改正后再试。',
  }),
} satisfies Catalogue
