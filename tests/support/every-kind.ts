import { type FullScheme, loadScheme } from '../../src-domain/checks/load-scheme.ts'
import json from '../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

/*
 * A notice that asks everything a notice can ask: 556 with a project, money, lists and quotas beside, all invented. Its
 * applications are those of 556 (`application`), whatever more they fill in.
 */

const field = (key: string, label: string, type: string, more: object = {}) => ({
  ...{ key, label, type, required: false, printed: false },
  ...more,
})

const project = {
  title: '四、项目',
  fields: [
    field('size', '企业规模', 'choice', { options: ['大型', '中小'] }),
    field('formerName', '曾用名', 'text'),
    field('registeredOn', '注册日期', 'date'),
    field('projectBegin', '项目开始日期', 'date'),
    field('projectEnd', '项目完成日期', 'date'),
    field('investment', '项目总投资（万元）', 'money', { unit: '万元' }),
    field('ownFunds', '自有资金（万元）', 'money', { unit: '万元' }),
    field('asked', '申请资金（万元）', 'money', { unit: '万元' }),
    field('directions', '支持方向', 'choices', { options: ['设计', '制造', '运维', '共享'] }),
    field('projects', '服务项目', 'rows', {
      columns: [
        { key: 'name', label: '项目名称', type: 'text' },
        { key: 'since', label: '起始日期', type: 'date' },
      ],
    }),
  ],
}

const check = (id: string, kind: string, more: object) => ({
  ...{ id, title: id, clause: '样例', categories: ['enterprise'], kind, advice: '请核对。' },
  ...more,
})

const revenue = { kind: 'amountWithin', title: '营业收入', field: 'revenue', year: -1, minimum: '5000' }
const growth = { kind: 'growthAtLeast', title: '营业收入增幅', field: 'revenue', years: [-2, -1], minimum: '10' }
const profit = { kind: 'growthAtLeast', title: '净利润增幅', field: 'netProfit', years: [-2, -1], minimum: '10' }

const checks = [
  check('registeredLong', 'ageAtLeast', {
    field: 'registeredOn',
    minimumMonths: 24,
    title: '注册满 {minimumMonths} 个月',
  }),
  check('revenueFloor', 'amountWithin', { field: 'revenue', year: -1, minimum: '5000', maximum: '4000000' }),
  check('askedCeiling', 'amountWithin', { field: 'asked', maximum: '500', title: '申请资金不超过 {maximum} 万元' }),
  check('askedShare', 'ratioWithin', { numerator: 'asked', denominator: 'investment', minimum: '1', maximum: '30' }),
  check('moneyFits', 'allOf', {
    of: [
      { kind: 'notAbove', title: '申请资金', part: 'asked', whole: 'investment' },
      { kind: 'notAbove', title: '自有资金', part: 'ownFunds', whole: 'investment' },
    ],
  }),
  check('revenueGrowth', 'growthAtLeast', { field: 'revenue', years: [-2, -1], minimum: '10', inPrinciple: true }),
  check('revenueAverage', 'growthAtLeast', { field: 'revenue', years: [-3, -1], minimum: '10', average: true }),
  check('twoProjects', 'rowsAtLeast', { field: 'projects', minimum: 2 }),
  check('directions', 'choicesWithin', { field: 'directions', minimum: 1, maximum: 2 }),
  check('contracts', 'filesAtLeast', { slot: 'contracts', minimum: 2 }),
  check('begun', 'dateWithin', { field: 'projectBegin', from: '{-1}-01-01', to: '{0}-06-30' }),
  check('period', 'periodWithin', {
    ...{ begin: 'projectBegin', end: 'projectEnd', from: '{-1}-01-01', to: '{2}-12-31' },
    ...{ minimumMonths: 6, maximumMonths: 24 },
  }),
  check('cultivated', 'onList', { list: 'cultivated', name: 'name', creditCode: 'creditCode' }),
  check('pending', 'onList', { list: 'pending', name: 'name' }),
  check('namedBefore', 'notOnList', { list: 'cultivated', name: 'name', creditCode: 'creditCode' }),
  check('notPending', 'notOnList', { list: 'pending', name: 'name' }),
  check('sources', 'sumMatches', { parts: ['ownFunds', 'asked'], total: 'investment', tolerance: '0.01' }),
  check('askedWithin', 'notAbove', { part: 'asked', whole: 'investment' }),
  check('leading', 'anyOf', { of: [revenue, growth, profit], title: '营业收入 {of.0.minimum} 万元以上，或者增长' }),
  check('both', 'allOf', { of: [revenue, growth] }),
  check('noIncident', 'attestation', { lastYears: 2, title: '近 {lastYears} 年无事故' }),
  check('noIncidentSince', 'attestation', { from: '2019-05-01', to: '{0}-06-30' }),
  check('ownPart', 'registeredIn', { address: 'address', creditCode: 'creditCode', ownPart: true }),
  check('smallOnes', 'amountWithin', {
    field: 'revenue',
    year: -1,
    maximum: '40000',
    when: { field: 'size', is: ['中小'] },
  }),
]

const [enterprise, ...others] = json.categories

export const everyKindJson = {
  ...json,
  categories: [
    {
      ...enterprise,
      formerNameField: 'formerName',
      sections: [...(enterprise?.sections ?? []), project],
      attachments: [
        { id: 'contracts', title: '服务合同', required: false, words: ['合同'] },
        ...(enterprise?.attachments ?? []),
      ],
    },
    ...others,
  ],
  lists: [
    {
      ...{ id: 'cultivated', title: '培育对象名单', source: '样例文件' },
      entries: [{ name: '上海样例泵业有限公司' }, { name: '上海培育样例有限公司', creditCode: '91310104MA1TEATA59' }],
    },
    { id: 'pending', title: '往年名单', source: '样例单位', entries: [] },
  ],
  quotas: [
    { id: 'enterprises', title: '示范企业', clause: '样例', categories: ['enterprise'], maximum: 2 },
    {
      ...{
        id: 'together',
        title: '企业和平台合计',
        clause: '样例',
        categories: ['enterprise', 'platform'],
        maximum: 3,
      },
      ...{ inPrinciple: true, byPart: [{ part: '黄浦区', maximum: 5 }] },
    },
    {
      ...{ id: 'shared', title: '共享制造', clause: '样例', categories: ['platform'], modes: ['shared'], maximum: 1 },
    },
  ],
  checks: [...json.checks, ...checks],
}

const loaded = loadScheme(everyKindJson)
if (!loaded.ok) throw new Error(loaded.problem.message)

export const everyKind: FullScheme = loaded.value
