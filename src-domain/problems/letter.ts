import type { Catalogue } from './catalogue.ts'

/** Why a letter is not made. */
export const letterProblems = {
  'nothing-due': ({ title }: { readonly title: string }) => ({
    happened: `没有要生成的${title}。`,
    next: '请核对各申报的状态和初审结果。',
  }),
  'nothing-to-correct': ({ application }: { readonly application: string }) => ({
    happened: `${application} 没有需要申报单位补正的事项，`,
    safe: '没有生成补正通知。',
    next: '各项初审结果见初审意见表。',
  }),
  'nothing-owed': ({ application }: { readonly application: string }) => ({
    happened: `${application} 没有进行中的补正，或要求的都已交来，`,
    safe: '没有生成催办函。',
    next: '请先发补正通知，或核对交来的材料。',
  }),
  'letters-of-batch': ({ title }: { readonly title: string }) => ({
    happened: `${title}按批次生成，不按申报，`,
    safe: '没有生成。',
    next: '请去掉申报编号。',
  }),
  'letter-for-unknown': ({ application }: { readonly application: string }) => ({
    happened: `没有编号为“${application}”的申报，`,
    safe: '没有生成文件。',
    next: '请核对编号。',
  }),
  'date-unreadable': ({ date, example }: { readonly date: string; readonly example: string }) => ({
    happened: `期限“${date}”不是日期，`,
    safe: '没有生成文件。',
    next: `请写成 ${example} 的样子。`,
  }),
  'date-too-late': ({ date, latest }: { readonly date: string; readonly latest: string }) => ({
    happened: `期限${date}晚于报送截止日期${latest}，`,
    safe: '没有生成文件。',
    next: '请改早。',
  }),
} satisfies Catalogue
