import type { Catalogue } from './catalogue.ts'

/** What stands between the batch and an edition, or an edition and what is made from it. */
export const editionProblems = {
  'nothing-recommended': {
    happened: '还没有推荐任何申报，',
    safe: '没有定稿。',
    next: '请先推荐并排序。',
  },
  'findings-open': ({ open }: { readonly open: readonly string[] }) => ({
    happened: `已推荐的申报还有 ${open.length} 项初审未了结，`,
    safe: `没有定稿：${open.join('、')}。`,
    next: '请先补正或作出人工认定。',
  }),
  'no-edition': {
    happened: '还没有定稿，',
    safe: '没有生成文件。',
    next: '请先定稿。',
  },
  'edition-outdated': ({ mark }: { readonly mark: string }) => ({
    happened: `${mark} 之后数据有改动，没有生成文件，`,
    safe: '已有的文件未动。',
    next: '请重新定稿后再生成。',
  }),
  'edition-altered': ({ mark }: { readonly mark: string }) => ({
    happened: `${mark} 保存的内容与定稿时的校验码不符，可能是磁盘出错或被改动过，不再据以生成文件，`,
    safe: '已有的文件未动。',
    next: '请核对申报的现有数据后重新定稿；要找回原来的内容，请从备份恢复。',
  }),
  'edition-overtaken': {
    happened: '生成期间数据有改动，没有全部生成，',
    safe: '已生成的文件留着，标为已过期。',
    next: '请重新定稿后再生成。',
  },
} satisfies Catalogue
