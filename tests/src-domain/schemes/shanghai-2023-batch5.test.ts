import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Category, CategoryId, Field } from '../../../src-domain/schemes/scheme.ts'
import { scheme } from '../../support/application.ts'

/*
 * The scheme against the notice's own text: tests/fixtures/notice-556-forms.txt is 附件2 of 沪经信生〔2023〕556号, tables
 * 表1–表3 with their outlines and checklists, copied as published.
 */
const notice = readFileSync(join(import.meta.dirname, '../../fixtures/notice-556-forms.txt'), 'utf8')

/** The notice from one line to another, without boxes and white space. */
function between(start: string, end: string): string {
  const from = notice.indexOf(start)
  const to = notice.indexOf(end, from)
  if (from < 0 || to < 0) throw new Error(`the notice has no ${start} … ${end}`)
  return squeezed(notice.slice(from, to))
}

/** The published text came through OCR, which took brackets and commas now for wide ones and now for narrow ones. */
function squeezed(text: string): string {
  return text
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, '')
    .replace(/[(),:]/g, (c) => ({ '(': '（', ')': '）', ',': '，', ':': '：' })[c] ?? c)
}

/** Takes each printed text out of the notice where it stands next, and gives back what nothing accounted for. */
function unaccounted(text: string, printed: readonly string[]): string[] {
  let rest = text
  const left: string[] = []
  for (const part of printed.map(squeezed)) {
    const at = rest.indexOf(part)
    if (at < 0) throw new Error(`not printed in this place: ${part}`)
    left.push(rest.slice(0, at))
    rest = rest.slice(at + part.length)
  }
  return [...left, rest].filter((part) => part !== '')
}

/** What the scheme says the form prints, in order. */
function printedForm(category: Category): string[] {
  let group: string | undefined
  return [
    category.formTitle,
    ...category.sections.flatMap(({ title, fields }) => [
      ...(title === fields[0]?.label ? [] : [title]),
      ...fields
        .filter((field) => field.printed)
        .flatMap((field) => {
          const head = field.group !== group && field.group ? [field.group] : []
          group = field.group
          return [...head, ...printedField(field)]
        }),
    ]),
    ...category.seals.flatMap((seal) => [seal.label, seal.text]),
  ]
}

function printedField(field: Field): string[] {
  if (field.columns) return field.columns.map((column) => column.label)
  if (field.within && field.options) return field.options
  const boxes = field.type === 'yesNo' ? ['是', '否'] : (field.options ?? [])
  return [field.label, ...(field.placeholder ? [field.placeholder] : []), ...boxes]
}

describe('the forms of 556', () => {
  const years = '2020年2021年2022年'

  it('prints the labels of 表1 as the notice does, all of them, in its order', () => {
    const text = between('服务型制造示范企业申报表', '服务型制造示范企业相关说明材料')
    expect(unaccounted(text, printedForm(categoryOf(scheme, 'enterprise')))).toEqual([`经营指标${years}`])
  })

  it('prints the labels and boxes of 表2 as the notice does, all of them, in its order', () => {
    const text = between('服务型制造示范平台申报表', '服务型制造示范平台相关说明材料')
    expect(unaccounted(text, printedForm(categoryOf(scheme, 'platform')))).toEqual(['：'])
  })

  it('prints the labels, boxes and seal blocks of 表3 as the notice does, all of them, in its order', () => {
    const text = between('服务型制造示范区申请表', '服务型制造示范区相关说明材料')
    expect(unaccounted(text, printedForm(categoryOf(scheme, 'district')))).toEqual([
      years,
      years,
      '申报单位（章）负责人（签章）年月日',
      '年月日',
    ])
  })

  it('asks 表1 for eight figures and 表3 for eight in each of the last three years, and 表2 for none', () => {
    const yearly = (id: CategoryId) =>
      categoryOf(scheme, id).sections.flatMap((s) => s.fields.filter((f) => f.years).map((f) => f.years?.join()))
    expect(yearly('enterprise')).toEqual(Array(8).fill('2020,2021,2022'))
    expect(yearly('platform')).toEqual([])
    expect(yearly('district')).toEqual(Array(8).fill('2020,2021,2022'))
  })
})

describe('the outlines of 556', () => {
  it.each([
    [
      'enterprise',
      '服务型制造示范企业相关说明材料',
      5000,
      '5000字以内',
      '一级标题二级标题三级标题申报内容撰写佐证材料建议',
    ],
    ['platform', '服务型制造示范平台相关说明材料', 5000, '限5000字以内', '一级标题二级标题申报内容撰写佐证材料建议'],
  ] as const)('has every heading of the %s outline with its hint and evidence', (id, start, limit, words, head) => {
    const { outline } = categoryOf(scheme, id)
    // An English “and” is the OCR's too.
    const body = between(start, '参考附件').replace('and', '和')
    const printed = outline.headings.flatMap((h) => [
      h.title,
      ...(h.hint ? [h.hint] : []),
      ...(h.evidence ? [h.evidence] : []),
    ])
    expect(unaccounted(body, [start, ...printed])).toEqual([`参考提纲（${words}）${head}`])
    expect(outline.limit).toBe(limit)
  })

  it('has every heading of the district outline with its hint', () => {
    const { outline } = categoryOf(scheme, 'district')
    const body = between('服务型制造示范区相关说明材料', '参考附件')
    const printed = outline.headings.flatMap((h) => [h.title, ...(h.hint ? [h.hint] : [])])
    const rest = unaccounted(body, printed).join('')
    expect(rest.replace(/（[一二三四]）|[一二三四]、|[：，。]/g, '')).toBe(
      '服务型制造示范区相关说明材料参考提纲（限10000字以内）',
    )
    expect(outline.limit).toBe(10_000)
  })
})

describe('the checklists of 556', () => {
  it.each([
    ['enterprise', '服务型制造示范企业相关说明材料', ['licence', 'audit']],
    ['platform', '服务型制造示范平台相关说明材料', ['licence', 'audit', 'premises', 'services', 'feedback']],
    ['district', '服务型制造示范区相关说明材料', ['policyFiles']],
  ] as const)('names the attachments of the %s as the notice does', (id, start, required) => {
    const list = notice.slice(notice.indexOf('参考附件', notice.indexOf(start)))
    const titles = [
      ...list
        .slice(0, list.search(/^表 /m) > 0 ? list.search(/^表 /m) : undefined)
        .matchAll(/^[-\s]*\d[、.]\s*(.+)$/gm),
    ]
    const slots = categoryOf(scheme, id).attachments
    expect(slots.map((s) => s.title)).toEqual(titles.map((m) => m[1]?.trim().replace(/。$/, '')))
    expect(slots.filter((s) => s.required).map((s) => s.id)).toEqual(required)
    expect(slots.filter((s) => s.year !== undefined).map((s) => [s.id, s.year])).toEqual(
      id === 'district' ? [] : [['audit', 2022]],
    )
  })
})

describe('the rest of 556', () => {
  it('keeps its three vocabularies of modes apart, each mode pointing at one of the eleven descriptions', () => {
    const modes = (id: CategoryId) => categoryOf(scheme, id).modes.map((m) => m.title)
    expect(modes('enterprise')).toEqual([
      ...['定制化服务', '全生命周期管理', '供应链管理', '检验检测服务'],
      ...['总集成总承包', '节能环保服务', '生产性金融服务', '其他'],
    ])
    expect(modes('platform')).toEqual([
      ...['共享制造', '定制化服务', '供应链管理', '检验检测认证', '全生命周期管理'],
      ...['总集成总承包', '节能环保服务', '生产性金融服务', '其他（请注明）'],
    ])
    expect(modes('district')).toEqual([])
    expect(scheme.modeDescriptions.map((d) => d.title)).toEqual([
      ...['研发和设计服务', '个性化定制服务', '供应链管理服务', '共享制造', '检验检测服务', '全生命周期管理'],
      ...['总集成总承包服务', '节能环保服务', '生产性金融服务', '产业互联网', '其他创新模式'],
    ])
  })

  it('has the dates, the addressee and the print rules', () => {
    expect(scheme.dates.liaison?.on).toBe('2023-07-14')
    expect(scheme.dates.submission.on).toBe('2023-08-10')
    expect(scheme.addressee).toBe('上海市经济和信息化委员会')
    expect(scheme.print).toMatchObject({
      paper: 'A4',
      body: { face: '仿宋', size: '小四', points: 12 },
      headings: [
        { face: '黑体', size: '三号', points: 16 },
        { face: '楷体', size: '四号', points: 14 },
      ],
      lineSpacing: { times: 1 },
    })
  })

  it('has the three sections of 附件3 with exactly its columns', () => {
    expect(scheme.summary.title).toBe('服务型制造示范遴选申报汇总表')
    expect(scheme.summary.sections.map((s) => [s.title, s.columns.map((c) => c.title)])).toEqual([
      ['一、示范企业', ['序号', '企业名称', '示范模式', '联系人', '联系电话', '电子邮箱']],
      ['二、示范平台', ['序号', '平台名称', '公共服务/应用服务提供商', '联系人', '联系电话', '电子邮箱']],
      ['三、示范区', ['序号', '区名称', '联系人', '联系电话', '电子邮箱']],
    ])
    expect(categoryOf(scheme, 'enterprise').ranking).toBe('required')
  })

  it('has a check with its clause for every condition of section 二', () => {
    const clauses = scheme.checks.filter((c) => c.clause.startsWith('二'))
    const titles = (clause: string) => clauses.filter((c) => c.clause === clause).map((c) => c.title)
    expect([...new Set(titles('二（一）1 基本条件'))]).toEqual([
      '在沪注册',
      '独立法人资格',
      '运营和财务状况良好',
      '2021 年 1 月 1 日至今未发生重大质量、环保或安全事故',
      '没有违法行为或涉嫌违法正在接受审查的情况',
    ])
    expect(titles('二（一）2（1）示范企业')).toEqual([
      '制造业企业',
      '服务型制造转型升级的举措与成效',
      '技术工艺与服务能力具有优势',
      '服务收入占营业收入比重达 30% 以上',
    ])
    expect(titles('二（一）2（2）示范平台')).toEqual([
      '从制造业企业衍生的服务平台或第三方专业服务平台',
      '正式投入运营满 2 年',
      '服务型制造主要模式大类二选一',
      '平台服务能力、创新与资源整合已论述',
    ])
    expect(titles('二（二）1')).toEqual(['政策举措实、工作力度大', '形成可供借鉴的经验做法'])
    expect(titles('二（二）2')).toEqual(['重点制造企业提质增效并示范带动', '生产性服务业增长迅速'])
    expect(titles('二（二）3')).toEqual(['拥有一批市级示范企业、示范平台及示范项目'])
  })
})
