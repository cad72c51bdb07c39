import type { Catalogue } from './catalogue.ts'

/** Why an application is not recommended or declined, and an order not kept. */
export const rankingProblems = {
  'ranking-incomplete': ({ wrong }: { readonly wrong: readonly string[] }) => ({
    happened: `排序须把本类已推荐的申报各列一次（${wrong.join('；')}）。`,
    safe: '原排序未改动。',
    next: '请重新打开排序后再调整。',
  }),
  'ranking-moved': ({ category }: { readonly category: string }) => ({
    happened: `${category}的排序在别的窗口里已经改动，这次的调整没有保存，`,
    safe: '现有排序未动。',
    next: '请看过现在的排序后再调整。',
  }),
  declined: ({ application, reason }: { readonly application: string; readonly reason: string }) => ({
    happened: `${application} 已标为不予推荐（${reason}），`,
    safe: '没有改动。',
    next: '请先撤销。',
  }),
  'not-eligible': (open: { readonly application: string; readonly count: number; readonly list: string }) => ({
    happened: `${open.application} 还有 ${open.count} 项初审未了结，`,
    safe: `没有改动：${open.list}。`,
    next: '请先补正或作出人工认定。',
  }),
  'decline-without-reason': {
    happened: '不予推荐须写明理由，',
    safe: '没有改动。',
    next: '请写明理由后再操作。',
  },
} satisfies Catalogue
