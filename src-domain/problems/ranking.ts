import type { Catalogue } from './catalogue.ts'

/** A quota as its problems tell it; `used` is what it would come to. */
type Overrun = {
  readonly title: string
  readonly clause: string
  readonly used: number
  readonly maximum: number
  readonly inPrinciple: boolean
}

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
  'ranking-behind': ({ labels }: { readonly labels: readonly string[] }) => ({
    happened: `前一次调整没有保存，接着做的${labels.length > 1 ? ` ${labels.length} 次` : ''}也没有保存（${labels.join('；')}），`,
    safe: '现有排序未动。',
    next: '请看过现在的排序后再调整。',
  }),
  'finding-moved': ({ title }: { readonly title: string }) => ({
    happened: `“${title}”的初审结果或认定刚由别人改动，`,
    safe: '没有认定。',
    next: '请看过现在的结果后再认定。',
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
  'quota-full': (of: { readonly application: string; readonly quotas: readonly Overrun[] }) => ({
    happened: `再推荐 ${of.application} 就超出名额：${told(of.quotas)}，`,
    safe: '没有改动。',
    next: '请先撤销一件已推荐的，再推荐这一件。',
  }),
  'quota-reason': (of: { readonly application: string; readonly quotas: readonly Overrun[] }) => ({
    happened: `再推荐 ${of.application} 就超出“原则上”的名额：${told(of.quotas)}，`,
    safe: '没有改动。',
    next: '确需推荐的，请在推荐时写明理由；理由记入排序经过和报送包。',
  }),
  'quota-overrun': ({ quotas }: { readonly quotas: readonly Overrun[] }) => ({
    happened: `已推荐的超出名额：${told(quotas)}，`,
    safe: '没有定稿。',
    next: '请撤销超出的推荐；“原则上”的名额确需超出的，撤销后再推荐一次，写明理由。',
  }),
} satisfies Catalogue

function told(quotas: readonly Overrun[]): string {
  return quotas
    .map(({ title, clause, used, maximum, inPrinciple }) => {
      const limit = `${inPrinciple ? '原则上不超过' : '不超过'} ${maximum} 件`
      return `“${title}”${limit}（${clause}），推荐后为 ${used} 件`
    })
    .join('；')
}
