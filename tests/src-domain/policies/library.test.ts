import { describe, expect, it } from 'vitest'
import standard from '../../../src-domain/knowledge/gbt4754-2017.json' with { type: 'json' }
import { sectionName } from '../../../src-domain/knowledge/industry.ts'
import { policyLibrary, tagEntries } from '../../../src-domain/policies/library.ts'
import { citation, type PolicyEntry } from '../../../src-domain/policies/policy.ts'
import { fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import { scheme } from '../../support/application.ts'

const library = policyLibrary()

const entriesOf = (document: string, kind?: PolicyEntry['kind']) =>
  library.find(({ id }) => id === document)?.entries.filter((e) => kind === undefined || e.kind === kind) ?? []

const entry = (document: string, id: string) => entriesOf(document).find((e) => e.id === id) ?? expect.unreachable()

describe.each(library)('$shortTitle', ({ text, entries }) => {
  it('is quoted word for word, each quote within one paragraph', () => {
    for (const { id, quote } of entries)
      expect(
        text.filter((p) => p.includes(quote)),
        id,
      ).toHaveLength(1)
  })

  it('refers to nothing that is not there', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    const tags = (kind: PolicyEntry['kind']) =>
      tagEntries().flatMap((e) => (e.kind === kind && e.tag ? e.tag.name : []))
    const keys = scheme.categories.flatMap((category) => fieldsOf(category).map(({ key }) => key))
    for (const { id, fits, asks, supports } of entries) {
      const named = new Map(asks.map((ask) => [ask.id, ask]))
      expect(named.size, id).toBe(asks.length)
      const used = supports.flatMap((s) => (s.kind === 'stated' ? [] : [s.on, ...(s.requires ? [s.requires] : [])]))
      for (const ask of [...used, ...(fits?.conditions ?? [])]) expect([...named.keys()], id).toContain(ask)
      // Nothing is asked that nothing comes of.
      for (const ask of asks) expect([...used, ...(fits?.conditions ?? [])], id).toContain(ask.id)
      for (const s of supports) {
        if (s.kind === 'levels') expect(s.levels.map(({ option }) => option)).toEqual(named.get(s.on)?.options)
        if (s.kind === 'share' || s.kind === 'steps') expect(named.get(s.on)?.unit, id).toBe('万元')
        if (s.kind === 'perUnit') expect(named.get(s.on)?.unit, id).toBe(s.per)
      }
      expect(tags('field'), id).toEqual(expect.arrayContaining(fits?.fields ?? []))
      expect(tags('industry'), id).toEqual(expect.arrayContaining(fits?.industries ?? []))
      expect(tags('actor'), id).toEqual(expect.arrayContaining(fits?.actors ?? []))
      expect(keys, id).toEqual(expect.arrayContaining(fits?.filled ?? []))
    }
  })

  it('has in its quotes every figure its supports and targets reckon with', () => {
    // 1500 元 a ton is 0.15 万元; 1亿元 and the like are in 万元.
    const written: Record<string, string> = {
      '0.15': '1500',
      '10000': '1亿',
      '200000': '20亿',
      '100000': '10亿',
      '50000': '5亿',
    }
    for (const { id, quote, supports, target } of entries) {
      const figures = supports.flatMap(figuresOf)
      for (const figure of figures) expect(quote, `${id} ${figure}`).toContain(written[figure] ?? figure)
      if (target)
        expect(quote, id).toContain(
          `每年${id === 'software' ? '创建' : '培育'}${target.what}${target.count}${target.unit}以上`,
        )
    }
  })
})

function figuresOf(support: PolicyEntry['supports'][number]): string[] {
  switch (support.kind) {
    case 'share':
      return [`${support.percent}%`, ...(support.ceiling ? [support.ceiling] : [])]
    case 'fixed':
      return [support.amount, ...(support.atLeast ? [support.atLeast] : [])]
    case 'perUnit':
      return [support.amount, ...(support.ceiling ? [support.ceiling] : [])]
    case 'levels':
      return support.levels.map(({ amount }) => `${amount}`)
    case 'steps':
      return support.steps.flatMap(({ over, amount }) => [over, amount])
    case 'upTo':
      return [support.ceiling, ...(support.atLeast ? [support.atLeast] : [])]
    case 'stated':
      return []
  }
}

describe('the library', () => {
  it('has what the documents name, each once', () => {
    const count = (document: string, kind: PolicyEntry['kind']) => entriesOf(document, kind).length
    expect(entriesOf('guide2020', 'direction').filter(({ clause }) => /^二（[一二三四]）$/.test(clause))).toHaveLength(
      4,
    )
    expect(count('opinions', 'field')).toBe(8)
    expect(count('opinions', 'industry')).toBe(6)
    expect(count('opinions', 'actor')).toBe(4)
    expect(entriesOf('opinions', 'standard').map(({ title }) => title)).toEqual([
      '《国民经济行业分类》（GB/T4754-2017）',
      '《国家科技服务业统计分类（2018）》',
      '《新产业新业态新商业模式统计分类（2018）》',
      '《上海市新经济统计监测制度（2020年）》',
    ])
    expect(entriesOf('measures2024', 'measure').map(({ clause }) => clause)).toEqual(
      Array.from({ length: 12 }, (_, i) => `第${i + 1}条`),
    )
    expect(library.find(({ id }) => id === 'measures2024')?.term).toMatchObject({
      from: '2024-07-25',
      until: '2027-12-31',
    })
    expect(entry('jiaxing2024', 'highest').quote).toContain('“就高不重复”')
    for (const figure of ['4000亿元', '250万元/亩', '42万元/亩', '36万元/人', '4600亿元', '55%'])
      expect(entry('jiaxing2024', 'figures').quote).toContain(figure)
    expect(entry('guide2020', 'doublePushLocal').quote).toContain('“政府贴一点、平台企业让一点、中小企业出一点”')
    expect(count('opinions', 'goal')).toBe(6)
  })

  it('has the yearly targets of Jiaxing with the offices answering for them', () => {
    const targets = entriesOf('jiaxing2024', 'task').flatMap(({ target, offices }) =>
      target ? [[target.count, offices]] : [],
    )
    expect(targets).toEqual([
      [10, ['市经信局', '市商务局', '市科技局']],
      [10, ['市经信局']],
      [8, ['市经信局', '市发展改革委']],
      [8, ['市经信局', '市发展改革委']],
      [5, ['市金融办', '市人民银行', '国家金融监督管理总局嘉兴监管分局', '市经信局']],
      [10, ['市经信局', '市发展改革委']],
      [10, ['市发展改革委', '市商务局', '市经信局']],
      [8, ['市经信局', '市发展改革委']],
      [8, ['市发展改革委', '市生态环境局', '市经信局']],
      [5, ['市市场监管局']],
    ])
  })

  it('places industries by codes the standard has', () => {
    const names: Record<string, string> = standard.names
    const codes = tagEntries().flatMap(({ tag }) => tag?.codes ?? [])
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(names[code], code).toBeDefined()
    const places = tagEntries().flatMap(({ tag }) => (tag?.sizes ?? []).flatMap(({ within }) => within))
    expect(places.map((place) => sectionName(place) ?? names[place])).toEqual([
      ...['采矿业', '制造业', '电力、热力、燃气及水生产和供应业'],
      ...['电信、广播电视和卫星传输服务', '互联网和相关服务', '软件和信息技术服务业'],
    ])
  })

  it('is cited by document, number and clause, and says where the text is none of its own', () => {
    const cited = (id: string, name: string) => {
      const document = library.find((d) => d.id === id) ?? expect.unreachable()
      return citation(document, entry(id, name))
    }
    expect(cited('measures2024', 'serviceManufacturing')).toBe(
      '《关于促进工业服务业赋能产业升级的若干措施》（沪经信生〔2024〕527号）第1条（要点，非原文）',
    )
    expect(cited('opinions', 'supplyChain')).toBe('《上海市推动先进制造业和现代服务业深度融合发展的实施意见》二（五）')
  })
})
