import { describe, expect, it } from 'vitest'
import { loadScheme, reopenScheme, schemeFaults } from '../../../src-domain/checks/load-scheme.ts'
import { everyKindJson } from '../../support/every-kind.ts'

// biome-ignore lint/suspicious/noExplicitAny: files as people write them, with whatever in them
type Loose = any

function changed(change: (copy: Loose) => void): unknown {
  const copy = structuredClone(everyKindJson)
  change(copy)
  return copy
}

const field = (c: Loose, category: number, key: string): Loose =>
  c.categories[category].sections.flatMap((s: Loose) => s.fields).find((f: Loose) => f.key === key)
const check = (c: Loose, id: string): Loose => c.checks.find((one: Loose) => one.id === id)

it('takes a notice that asks everything a notice can ask', () => {
  expect(schemeFaults(everyKindJson)).toEqual([])
})

it('takes a quota that is nothing in principle: each one recommended then wants its reason', () => {
  const nobody = { maximum: 0, byPart: [], inPrinciple: true }
  expect(schemeFaults(changed((c) => Object.assign(c.quotas[0], nobody)))).toEqual([])
})

describe('a scheme that does not hold together is refused, with the place', () => {
  it.each<[string, (c: Loose) => void, string, RegExp]>([
    ['a category twice', (c) => c.categories.push(c.categories[1]), 'categories.platform（重复）', /写了两遍/],
    [
      'a mode twice',
      (c) => c.categories[0].modes.push(c.categories[0].modes[0]),
      'enterprise.modes.customisation（重复）',
      /两遍/,
    ],
    [
      'a seal named as a field is',
      (c) => c.categories[0].seals.push({ id: 'name', label: '申报单位意见', text: '属实。' }),
      'enterprise.name（重复）',
      /栏的 key 和签章栏的 id/,
    ],
    [
      'a slot twice',
      (c) => c.categories[0].attachments.push(c.categories[0].attachments[0]),
      'enterprise.attachments.contracts（重复）',
      /两遍/,
    ],
    [
      'a quota of nobody',
      (c) => Object.assign(c.quotas[0], { categories: ['city'] }),
      'quotas.enterprises.categories=city',
      /没有/,
    ],
    [
      'a quota of no mode',
      (c) => Object.assign(c.quotas[2], { modes: ['magic'] }),
      'quotas.shared.modes=magic',
      /没有/,
    ],
    [
      'a quota of no part',
      (c) => Object.assign(c.quotas[1].byPart[0], { part: '昆山市' }),
      'quotas.together.byPart=昆山市',
      /没有/,
    ],
    [
      'a quota of nothing',
      (c) => Object.assign(c.quotas[0], { maximum: 0, byPart: [] }),
      `quotas.enterprises.maximum`,
      /一件也不能推荐/,
    ],
    [
      'more than the whole',
      (c) => Object.assign(check(c, 'serviceShare'), { minimum: '150' }),
      'checks.serviceShare',
      /下限是 150%.*0—100%/,
    ],
    [
      'less than nothing',
      (c) => Object.assign(check(c, 'serviceShare'), { minimum: '-1' }),
      'checks.serviceShare',
      /0—100%/,
    ],
    [
      'a percentage none can be',
      (c) => Object.assign(check(c, 'askedCeiling'), { field: 'serviceShare', year: -1, minimum: '101' }),
      'checks.askedCeiling',
      /只能在 0—100% 之间/,
    ],
    [
      'words of a seal that would not be printed',
      (c) => Object.assign(c.categories[2].seals[0], { text: '内容真实，以签章为准。' }),
      'district.seals.declaration.text',
      /不印/,
    ],
    [
      'a list that is not there',
      (c) => Object.assign(check(c, 'pending'), { list: 'none' }),
      'pending.list=none',
      /没有/,
    ],
    ['a list nobody looks at', (c) => c.lists.push({ ...c.lists[0], id: 'idle' }), 'lists.idle', /没有任何一项/],
    [
      'a condition on no option',
      (c) => Object.assign(check(c, 'smallOnes').when, { is: ['微型'] }),
      'smallOnes.when.size=微型',
      /没有/,
    ],
    [
      'a part of a check that names nothing',
      (c) => Object.assign(check(c, 'leading').of[0], { field: 'none' }),
      'leading.field=none',
      /没有/,
    ],
    [
      'a figure that is none',
      (c) => Object.assign(check(c, 'askedCeiling'), { field: 'name' }),
      'checks.askedCeiling.field',
      /类型是 text/,
    ],
    [
      'a choice without options',
      (c) => delete field(c, 1, 'platformType').options,
      'platform.platformType',
      /没有 options/,
    ],
    ['a category without summary', (c) => c.summary.sections.pop(), 'summary.district', /没有“示范区”这一部分/],
    [
      'a summary column too many',
      (c) => c.summary.sections[0].columns.push({ title: '备注', from: { kind: 'field', key: 'business' } }),
      'summary.enterprise',
      /共占 7 格，widths 是 6 格/,
    ],
    [
      'a yearly column without its year',
      (c) => Object.assign(c.summary.sections[0].columns[3].from, { key: 'revenue' }),
      'summary.enterprise',
      /按年填写，要写明 year/,
    ],
    [
      'a column of a year nobody asks',
      (c) => Object.assign(c.summary.sections[0].columns[3].from, { key: 'revenue', year: 1 }),
      'summary.enterprise',
      /取 2024 年/,
    ],
    [
      'a field without a cell',
      (c) => c.categories[0].layout.rows.splice(1, 1),
      'enterprise.layout',
      /“企业名称”没有印在表上/,
    ],
    [
      'a field in two cells',
      (c) => c.categories[0].layout.rows.push(c.categories[0].layout.rows[1]),
      'enterprise.layout',
      /“企业名称”印了不止一次/,
    ],
    [
      'a seal that is not printed',
      (c) => c.categories[2].layout.rows.pop(),
      'district.layout',
      /签章栏“推荐单位意见：”没有印在表上/,
    ],
    [
      'a row that does not fill its grid',
      (c) => Object.assign(c.categories[0].layout.rows[1], { spans: [1, 2, 2, 2] }),
      'enterprise.layout.rows.1',
      /共占 7 列，表格是 8 列/,
    ],
    [
      'a section without its title',
      (c) => c.categories[0].layout.rows.shift(),
      'enterprise.layout',
      /“一、企业基本情况”/,
    ],
    [
      'a figure for deciding of no field',
      (c) => Object.assign(c.categories[0].deciding[1].from, { key: 'turnover' }),
      'enterprise.turnover',
      /没有/,
    ],
    [
      'a figure for deciding of no year',
      (c) => delete c.categories[0].deciding[1].from.year,
      'enterprise.deciding.1',
      /要写明 year/,
    ],
    [
      'a cover line of no field',
      (c) => c.categories[0].coverLines.push({ label: '项目名称', from: { kind: 'field', key: 'project' } }),
      'enterprise.project',
      /没有/,
    ],
    [
      'a year the form does not ask',
      (c) => Object.assign(check(c, 'serviceShare'), { year: 0 }),
      'checks.serviceShare.numerator',
      /没有要求填写 2023 年/,
    ],
    [
      'a yearly field without a year',
      (c) => delete check(c, 'revenueFloor').year,
      'checks.revenueFloor.field',
      /要写明 year/,
    ],
    [
      'a year of what is asked once',
      (c) => Object.assign(check(c, 'askedCeiling'), { year: -1 }),
      'checks.askedCeiling.field',
      /不按年填写/,
    ],
    [
      'years the wrong way round',
      (c) => Object.assign(check(c, 'revenueGrowth'), { years: [-1, -2] }),
      'checks.revenueGrowth.years',
      /从早到晚/,
    ],
    [
      'a day no calendar has',
      (c) => Object.assign(c, { issuedOn: '2023-13-45' }),
      'issuedOn',
      /没有 2023-13-45 这一天/,
    ],
    [
      '29 February of a common year',
      (c) => Object.assign(check(c, 'begun'), { from: '{0}-02-29' }),
      'checks.begun.from',
      /没有 2023-02-29/,
    ],
    [
      'a submission before the liaison',
      (c) => Object.assign(c.dates.submission, { on: '{0}-07-13' }),
      'dates.submission.on',
      /早于反馈联系人/,
    ],
    [
      'a check that asks for nothing',
      (c) => delete check(c, 'askedCeiling').maximum,
      'checks.askedCeiling',
      /要写 minimum 或 maximum/,
    ],
    [
      'bounds that exclude each other',
      (c) => Object.assign(check(c, 'revenueFloor'), { maximum: '1' }),
      'checks.revenueFloor',
      /下限 5000 大于上限 1/,
    ],
    [
      'units that differ',
      (c) => Object.assign(field(c, 0, 'investment'), { unit: '亿元' }),
      'checks.askedShare',
      /计量单位不同/,
    ],
    [
      'a threshold written out',
      (c) => Object.assign(check(c, 'serviceShare'), { title: '占比达 30% 以上' }),
      'checks.serviceShare.title',
      /请在文字里改写成 \{minimum\}/,
    ],
    [
      'a threshold in numerals',
      (c) => Object.assign(check(c, 'serviceShare'), { advice: '请核对占比是否不低于百分之三十。' }),
      'checks.serviceShare.advice',
      /“百分之三十”，它也是门槛 minimum，/,
    ],
    [
      'a threshold in numerals, and in 万元 as its field is',
      (c) => Object.assign(check(c, 'revenueFloor'), { request: '请提交收入五千万元以上的证明。' }),
      'checks.revenueFloor.request',
      /“五千万元”/,
    ],
    [
      'a threshold with a comma and wide figures',
      (c) => Object.assign(check(c, 'revenueFloor'), { title: '收入不低于５,０００万元' }),
      'checks.revenueFloor.title',
      /5000万元/,
    ],
    [
      'months told as years',
      (c) => Object.assign(check(c, 'registeredLong'), { title: '注册满两年' }),
      'checks.registeredLong.title',
      /“两年”，它也是门槛 minimumMonths/,
    ],
    [
      'one that is meant as a number',
      (c) => Object.assign(check(c, 'directions'), { title: '至少一项' }),
      'checks.directions.title',
      /“一项”/,
    ],
    [
      'a threshold of a part, by its whole path',
      (c) => Object.assign(check(c, 'leading'), { title: '营业收入五千万元以上，或者增长' }),
      'checks.leading.title',
      /改写成 \{of\.0\.minimum\}/,
    ],
    [
      'a day written out',
      (c) => Object.assign(check(c, 'noIncidentSince'), { title: '2019 年 5 月 1 日以来无事故' }),
      'checks.noIncidentSince.title',
      /2019年5月1日/,
    ],
    [
      'the limit of the outline in the check on it',
      (c) => Object.assign(check(c, 'wordLimit'), { title: `正文不超过${c.categories[0].outline.limit}字` }),
      'checks.wordLimit.title',
      /outline\.limit/,
    ],
    [
      'a quota in its title',
      (c) => Object.assign(c.quotas[0], { title: '示范企业两家' }),
      'quotas.enterprises.title',
      /“两家”，旁边的 maximum 已经写了这个数/,
    ],
    [
      'a slot that has to be handed in and nothing misses',
      (c) => {
        c.checks = c.checks.filter(({ id }: Loose) => id !== 'audit')
      },
      'platform.attachments.audit',
      /“2022 年度审计报告”是必交的，却没有一项条件检查它/,
    ],
    [
      'a category whose doubts nobody looks at',
      (c) => Object.assign(check(c, 'unsureValues'), { categories: ['enterprise', 'platform'] }),
      'district',
      /“示范区”没有一项条件管读取存疑的内容/,
    ],
    [
      'fields that have to be filled in of some alone',
      (c) =>
        Object.assign(check(c, 'requiredFields'), {
          categories: ['enterprise'],
          when: { field: 'size', is: ['大型'] },
        }),
      'enterprise',
      /有必填的栏，却没有一项条件检查它们/,
    ],
    [
      'a field nobody is asked for that has to be filled in',
      (c) => Object.assign(field(c, 0, 'size'), { required: true }),
      'enterprise.size',
      /不印在表上又是必填/,
    ],
    [
      'a limit nothing holds the outline to',
      (c) => Object.assign(check(c, 'wordLimit'), { categories: ['enterprise', 'platform'] }),
      'district',
      /的正文有字数限制，却没有一项条件检查它/,
    ],
    [
      'seals nothing looks for',
      (c) => {
        c.checks = c.checks.filter(({ id }: Loose) => id !== 'sealBlocks')
      },
      'district',
      /有签章栏，却没有一项条件检查/,
    ],
    [
      'braces that name nothing',
      (c) => Object.assign(check(c, 'serviceShare'), { title: '达 {least}% 以上' }),
      'checks.serviceShare.title',
      /“\{least\}”没有可以填入的内容/,
    ],
    [
      'a text without end in braces',
      (c) => {
        c.explanations[0] = 'x'.repeat(9_000)
        c.explanations[1] = '{explanations.0}'.repeat(600)
      },
      'explanations.1',
      /“\{explanations\.0\}”没有可以填入的内容/,
    ],
    [
      'a code that is not as long as the level',
      (c) => Object.assign(c.region, { level: 'city' }),
      'region.code',
      /应为 4 位/,
    ],
    [
      'a part that lies elsewhere',
      (c) => Object.assign(c.region.parts[0], { code: '330101' }),
      'region.parts.黄浦区',
      /不在 31 之下/,
    ],
  ])('%s', (_, change, place, sentence) => {
    const file = changed(change)
    const found = schemeFaults(file).find((one) => one.place === place)
    expect(found?.sentence, JSON.stringify(schemeFaults(file))).toMatch(sentence)
    expect(loadScheme(file).ok).toBe(false)
  })

  it.each<[string, (c: Loose) => void]>([
    ['another number', (c) => Object.assign(check(c, 'serviceShare'), { advice: '占比 130%、百分之三十五都请核对。' })],
    ['one that is no number', (c) => Object.assign(check(c, 'directions'), { advice: '请勾选一项，写一个。' })],
    ['a number that counts something', (c) => Object.assign(check(c, 'twoProjects'), { advice: '见表2，第二项起。' })],
    ['a level', (c) => Object.assign(check(c, 'twoProjects'), { advice: '请在第 2 项里补充。' })],
  ])('but not %s', (_, change) => {
    expect(schemeFaults(changed(change))).toEqual([])
  })

  it.each<[string, (c: Loose) => void, RegExp]>([
    ['an unknown key', (c) => Object.assign(c.print, { colour: '红' }), /^print：不认识“colour”$/],
    [
      'a key that is missing',
      (c) => delete c.categories[1].title,
      /^categories\.1\.title（platform）：没有写，要写文字$/,
    ],
    [
      'a kind there is not',
      (c) => Object.assign(check(c, 'leading').of[2], { kind: 'magic' }),
      /^checks\.\d+\.of\.2\.kind（leading）：没有这一种$/,
    ],
    [
      'a number written as one',
      (c) => Object.assign(check(c, 'askedCeiling'), { maximum: 500 }),
      /^checks\.\d+\.maximum（askedCeiling）：应为文字$/,
    ],
  ])('%s', (_, change, told) => {
    expect(schemeFaults(changed(change)).map(({ step, place, sentence }) => `${step} ${place}：${sentence}`)).toEqual([
      expect.stringMatching(new RegExp(`^grammar ${told.source.replace(/^\^/, '')}`)),
    ])
  })
})

it('a scheme a batch goes by already is opened whatever later rules say of it', () => {
  const file = changed((c) => c.summary.sections.pop())
  expect(reopenScheme(file).ok).toBe(true)
  expect(reopenScheme({}).ok).toBe(false)
})
