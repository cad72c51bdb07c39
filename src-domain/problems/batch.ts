import type { Catalogue } from './catalogue.ts'

/** Why a batch is not set up or changed. */
export const batchProblems = {
  'district-unknown': (asked: {
    readonly district: string
    readonly region: string
    readonly known: readonly string[]
  }) => ({
    happened: `“${asked.district}”不是${asked.region}可以推荐的地方，`,
    safe: '没有新建批次。',
    next: `请从${asked.known.join('、')}中选择。`,
  }),
  'batch-exists': ({ district }: { readonly district: string }) => ({
    happened: `这个数据文件夹里已有${district}的批次，`,
    safe: '没有改动。',
    next: '要开始新的批次，请另选一个空文件夹。',
  }),
  'batch-incomplete': ({ names }: { readonly names: readonly string[] }) => ({
    happened: `${names.join('、')}不能为空，`,
    safe: '没有改动。',
    next: '请填写后再保存。',
  }),
} satisfies Catalogue
