import type { Catalogue } from './catalogue.ts'

/** Why an answer on the policies that may fit an application is not kept. */
export const policyProblems = {
  'policy-unknown': ({ key }: { readonly key: string }) => ({
    happened: `政策库里没有“${key}”这一项，`,
    safe: '没有改动。',
    next: '请重新打开“可衔接的政策”再试。',
  }),
  'policy-answer-refused': (given: { readonly title: string; readonly text: string; readonly reason: string }) => ({
    happened: `“${given.title}”不能填“${given.text}”：${given.reason}。`,
    safe: '原来的填写未改动。',
    next: '请改正后再填。',
  }),
  'policies-unmatched': ({ application }: { readonly application: string }) => ({
    happened: `${application} 不是企业或平台的申报，没有可对照的行业和业务，`,
    safe: '没有生成可衔接的政策告知。',
    next: '政策全文见政策库。',
  }),
} satisfies Catalogue
