import type { Catalogue } from './catalogue.ts'

/** What may be wrong with the meeting and its members' sheets. */
export const meetingProblems = {
  'member-unknown': ({ member }: { readonly member: number }) => ({
    happened: `没有 ${member} 号评委，`,
    safe: '没有改动。',
    next: '请先在评委名单里添上。',
  }),
  'member-doubled': ({ member }: { readonly member: number }) => ({
    happened: `${member} 号评委有两位，`,
    safe: '没有改动。',
    next: '请每人一个编号。',
  }),
  'member-voted': ({ name }: { readonly name: string }) => ({
    happened: `${name}已经有排序表，不能从名单里去掉，`,
    safe: '没有改动。',
    next: '请先清除这位评委的排序表。',
  }),
  'not-a-candidate': ({ application }: { readonly application: string }) => ({
    happened: `${application} 不在这一类初审通过之列，`,
    safe: '没有改动。',
    next: '请看现在的名单。',
  }),
  'sheet-unreadable': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”不是本工作台发出的评委排序表，或编码一行被改动，`,
    safe: '没有读入。',
    next: '请让评委填在发出的表上，或在屏幕上登记。',
  }),
  'sheet-elsewhere': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”是别的批次的评委排序表，`,
    safe: '没有读入。',
    next: '请换成本批次发出的表。',
  }),
  'no-members': {
    happened: '还没有评委，',
    safe: '没有生成排序表。',
    next: '请先填评委名单。',
  },
  'no-candidates': {
    happened: '这一类还没有初审通过的申报，',
    safe: '没有生成排序表。',
    next: '请先完成初审。',
  },
  'eligible-only': ({ application }: { readonly application: string }) => ({
    happened: `${application} 不是初审通过、未列入推荐的申报，`,
    safe: '没有改动。',
    next: '这里的理由只写给初审通过而未列入推荐的。',
  }),
} satisfies Catalogue
