import { describe, expect, it } from 'vitest'
import { SchemeFile } from '../../../src-domain/checks/full-scheme.ts'
import { loadScheme } from '../../../src-domain/checks/load-scheme.ts'
import { applyAnswers } from '../../../src-domain/notices/carrying/apply-answers.ts'
import { headlineOf, nextHeadline } from '../../../src-domain/notices/carrying/headline.ts'
import type { Answers } from '../../../src-domain/notices/carrying/question.ts'
import { questionsOf } from '../../../src-domain/notices/carrying/questions-of.ts'
import { clausePlace } from '../../../src-domain/notices/clause-place.ts'
import { builtInIds, builtInNotice } from '../../../src-main/notices/built-in.ts'
import { must } from '../../support/desk.ts'
import { changedFiles, notice, type SchemeJson } from '../../support/notice.ts'

function asked(change: (scheme: SchemeJson) => void = () => undefined, following = nextHeadline) {
  const json = JSON.parse(Buffer.from(changedFiles(change).get('scheme.json') ?? []).toString('utf8'))
  const [file, filled] = [SchemeFile.parse(json), must(loadScheme(json))]
  const headline = following(headlineOf(file))
  return {
    headline,
    questions: new Map(questionsOf(file, filled, headline).map((one) => [one.place, one])),
    apply: (answers: Answers) => applyAnswers(json, file, filled, { headline, answers }),
  }
}

function taken(answers: Answers, change?: (scheme: SchemeJson) => void) {
  const applied = asked(change).apply({ documentNumber: '样例〔2024〕1号', ...answers })
  if (!('json' in applied)) throw new Error(JSON.stringify(applied.refused))
  return { scheme: must(loadScheme(applied.json)), checks: applied.checks }
}

describe('the notice of the next year', () => {
  it('is asked with what it was beside, dates moved with the year, and its number left to be given', () => {
    const { headline, questions } = asked()
    expect(headline).toEqual({ year: 2024, ordinal: '第六批' })
    expect(questions.get('title')).toMatchObject({
      ...{ old: '上海市第五批服务型制造示范遴选', proposed: '上海市第六批服务型制造示范遴选' },
    })
    expect(questions.get('documentNumber')).toMatchObject({ old: '沪经信生〔2023〕556号', proposed: '' })
    expect(questions.get('dates.submission.on')).toMatchObject({ old: '2023-08-10', proposed: '2024-08-10' })
    expect(questions.get('checks.serviceShare.minimum')).toMatchObject({
      ...{ unit: '%', old: '30', proposed: '30', clause: '二（一）2（1）示范企业' },
    })
    expect(questions.get('quotas.+.enterprise')).toMatchObject({ label: '示范企业名额', old: '', mayBeEmpty: true })
  })

  it.each(['8月15日', '8-15', '８／１５', '2024.8.15', '２０２４年８月１５日'])(
    '%s is a day of the year it is about',
    (typed) => {
      expect(taken({ 'dates.submission.on': typed }).scheme.dates.submission.on).toBe('2024-08-15')
    },
  )

  it('says what was answered, as people write it, and everything else as before in the new year', () => {
    const { scheme, checks } = taken({
      ...{ 'checks.serviceShare.minimum': '２５ ％', 'dates.submission.on': '2024年8月15日', 'quotas.+.*': '5件' },
      ...{ 'quotas.+.*.clause': '三.3', 'quotas.+.*.inPrinciple': '是', 'delivery.copies.0.count': '２' },
    })
    expect(scheme).toMatchObject({
      ...{ year: 2024, id: 'shanghai-2024-batch5', documentNumber: '样例〔2024〕1号' },
      title: '上海市第六批服务型制造示范遴选',
      dates: { liaison: { on: '2024-07-14' }, submission: { on: '2024-08-15' } },
      delivery: { copies: [{ count: 2 }, {}] },
      quotas: [{ title: '各类合计', clause: '三.3', maximum: 5, inPrinciple: true }],
    })
    expect(scheme.quotas[0]?.categories).toEqual(['enterprise', 'platform', 'district'])
    expect(scheme.checks.find(({ id }) => id === 'serviceShare')?.title).toBe('服务收入占营业收入比重达 25% 以上')
    expect(scheme.checks.find(({ id }) => id === 'audit')?.title).toBe('附件：2023 年度审计报告')
    expect(checks).toEqual(['serviceShare'])
    expect(taken({}).scheme.checks.map(({ id }) => id)).toEqual(notice.scheme.checks.map(({ id }) => id))
  })

  it.each(builtInIds)('of %s is made by its number alone, and may be without what that said of its sources', (id) => {
    const { files } = must(builtInNotice(id))
    const { scheme } = taken({ source: '' }, (json) => {
      for (const key of Object.keys(json)) delete json[key]
      Object.assign(json, JSON.parse(Buffer.from(files.get('scheme.json') ?? []).toString('utf8')))
    })
    expect(scheme.source).toBeUndefined()
    expect(scheme.year).toBe(must(builtInNotice(id)).scheme.year + 1)
  })

  it('is, by an officer’s answers alone, the 2024 example the program has, but for its id', () => {
    const example = must(builtInNotice('shanghai-2024-example')).scheme
    const { scheme } = taken({
      ...{ title: example.title, shortTitle: example.shortTitle, documentNumber: example.documentNumber },
      ...{ source: example.source ?? '', issuedOn: '2024年7月1日', 'checks.serviceShare.minimum': '25' },
      ...{ 'dates.liaison.on': '2024-07-12', 'dates.submission.on': '2024-08-09' },
      ...{ 'dates.liaison.mailbox': 'example@example.com', 'delivery.mailbox': 'example@example.com' },
      ...{ 'delivery.address': '样例路1号（虚构）' },
      ...{ 'quotas.+.enterprise': '6', 'quotas.+.enterprise.clause': '三.3（虚构）' },
      ...{
        'quotas.+.platform': '3',
        'quotas.+.platform.clause': '三.3（虚构）',
        'quotas.+.platform.inPrinciple': '是',
      },
    })
    expect({ ...scheme, id: example.id }).toEqual(example)
  })

  it('asks for thresholds within thresholds, and a quota that is emptied is gone', () => {
    const change = (scheme: SchemeJson) => {
      scheme.quotas = [{ id: 'all', title: '合计', clause: '四', categories: ['enterprise'], maximum: 3 }]
      const share = scheme.checks.findIndex((one: { id: string }) => one.id === 'serviceShare')
      const { minimum: _, numerator, denominator, stated, year, kind, ...common } = scheme.checks[share]
      const ratio = { kind, title: '占比', numerator, denominator, stated, year, minimum: '40' }
      const amount = { kind: 'amountWithin', title: '营业收入', field: 'revenue', year, minimum: '5000' }
      scheme.checks[share] = { ...common, title: '占比 {of.0.minimum}% 或收入', kind: 'anyOf', of: [ratio, amount] }
    }
    expect(asked(change).questions.get('checks.serviceShare.of.1.minimum')).toMatchObject({ unit: '万元', old: '5000' })
    const { scheme } = taken({ 'checks.serviceShare.of.0.minimum': '35', 'quotas.all.maximum': '' }, change)
    expect(scheme.quotas).toEqual([])
    expect(scheme.checks.find(({ id }) => id === 'serviceShare')?.title).toBe('占比 35% 或收入')
  })

  it('leaves a line that is longer than one may be written, and takes no other so long', () => {
    const long = `${'样例'.repeat(150)}。`
    const change = (scheme: SchemeJson) => void Object.assign(scheme, { source: long })
    expect(taken({}, change).scheme.source).toBe(long)
    expect(taken({ source: ` ${long}` }, change).scheme.source).toBe(long)
    expect(asked(change).apply({ documentNumber: '样', source: `${long}又` })).toMatchObject({
      refused: [{ place: 'source' }],
    })
  })

  it.each(['徐汇区 3、浦东新区：２ 件', '徐汇区\t3\n浦东新区\t2', '徐汇区3；浦东新区2件'])(
    'a new quota may give places a number of their own: %s',
    (typed) => {
      const { scheme } = taken({
        ...{ 'quotas.+.enterprise': '4', 'quotas.+.enterprise.clause': '三', 'quotas.+.enterprise.byPart': typed },
      })
      const byPart = [
        { part: '徐汇区', maximum: 3 },
        { part: '浦东新区', maximum: 2 },
      ]
      expect(scheme.quotas).toMatchObject([{ maximum: 4, byPart }])
    },
  )

  it('a quota that is there gains, changes and loses numbers of places, one that is left is as it was', () => {
    const change = (scheme: SchemeJson) => {
      const own = [{ part: '徐汇区', maximum: 3 }]
      scheme.quotas = [{ id: 'all', title: '合计', clause: '四', categories: ['enterprise'], maximum: 9, byPart: own }]
    }
    const place = 'quotas.all.byPart'
    expect(asked(change).questions.get(place)).toMatchObject({ old: '徐汇区 3', proposed: '徐汇区 3' })
    const partsBy = (typed: Record<string, string>) => taken(typed, change).scheme.quotas[0]?.byPart
    expect(partsBy({})).toEqual([{ part: '徐汇区', maximum: 3 }])
    expect(partsBy({ [place]: '徐汇区 2、浦东新区 0' })).toEqual([
      { part: '徐汇区', maximum: 2 },
      { part: '浦东新区', maximum: 0 },
    ])
    expect(partsBy({ [place]: '' })).toEqual([])
  })

  it.each([
    ['徐汇区', /“、”隔开/],
    ['约3件', /“、”隔开|不是/],
    ['徐汇区 3.5', /“、”隔开/],
    ['昆山市 3', /“昆山市”不是本方案的推荐地方/],
    ['徐汇区 3、徐汇区 4', /“徐汇区”写了两遍/],
  ])('and no other: %s', (typed, sentence) => {
    const more = { 'quotas.+.enterprise': '4', 'quotas.+.enterprise.clause': '三', documentNumber: '样' }
    expect(asked().apply({ ...more, 'quotas.+.enterprise.byPart': typed })).toEqual({
      refused: [{ place: 'quotas.+.enterprise.byPart', sentence: expect.stringMatching(sentence) }],
    })
  })

  it('a limit or a number of copies is at least one, and a quota of nothing is told at its question', () => {
    const answers = { documentNumber: '样', 'categories.enterprise.outline.limit': '0', 'delivery.copies.0.count': '0' }
    expect(asked().apply(answers)).toEqual({
      refused: Object.keys(answers)
        .slice(1)
        .map((place) => ({ place, sentence: '请写 1 或更大的整数。' })),
    })
    expect(asked().questions.get('quotas.+.enterprise')?.names).toContain('quotas.quotaEnterprise.maximum')
  })

  it('an answer to what nobody asked is not passed over', () => {
    expect(asked().apply({ documentNumber: '样', 'checks.serviceShar.minimum': '25' })).toMatchObject({
      refused: [{ place: 'checks.serviceShar.minimum' }],
    })
  })

  it('takes no answer that is none: each is said at its field', () => {
    const refused = asked().apply({
      ...{ 'checks.serviceShare.minimum': '25 万元', 'dates.submission.on': '2024年2月30日', issuedOn: '八月' },
      ...{ 'quotas.+.enterprise': '三四', 'quotas.+.platform': '2', 'categories.platform.outline.limit': '5000.5' },
    })
    expect('refused' in refused && refused.refused.map(({ place }) => place)).toEqual([
      'documentNumber',
      'issuedOn',
      'dates.submission.on',
      'checks.serviceShare.minimum',
      'quotas.+.enterprise',
      'quotas.+.platform.clause',
      'categories.platform.outline.limit',
    ])
  })
})

describe('texts that say the year or a date in braces', () => {
  const written = {
    ...{ title: '{0}年度第五批示范遴选', shortTitle: '{0}年遴选', source: '请于{dates.submission.on}前报送（样例）' },
    addressee: '样例委{-1}处',
  }
  const inBraces = (scheme: SchemeJson) => void Object.assign(scheme, written)

  it('are proposed for the year that is asked about, beside what they said', () => {
    const { questions } = asked(inBraces)
    expect(questions.get('title')).toMatchObject({
      ...{ old: '2023年度第五批示范遴选', proposed: '2024年度第六批示范遴选' },
    })
    expect(questions.get('source')).toMatchObject({ proposed: '请于2024年8月10日前报送（样例）' })
  })

  it('stay as written where nobody changed them, also when a proposal comes back as the answer', () => {
    const next = { shortTitle: '2024 年遴选', documentNumber: '样例〔2024〕1号', 'dates.submission.on': '2024-08-15' }
    expect(asked(inBraces).apply({ ...next, addressee: '样例委员会' })).toMatchObject({
      json: { ...written, title: '{0}年度第六批示范遴选', shortTitle: '2024 年遴选', addressee: '样例委员会' },
    })
    expect(asked(inBraces).apply({ ...next, shortTitle: ' 2024年遴选 ' })).toMatchObject({
      json: { shortTitle: written.shortTitle, addressee: written.addressee },
    })
    expect(taken(next, inBraces).scheme).toMatchObject({ source: '请于2024年8月15日前报送（样例）' })
  })

  it('stay as written when one threshold is corrected', () => {
    expect(asked(inBraces, (same) => same).apply({ 'checks.serviceShare.minimum': '25' })).toMatchObject({
      json: written,
    })
  })
})

describe('where a clause stands in the notice', () => {
  const paragraphs = Buffer.from(notice.files.get('notice.txt') ?? [])
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const at = (clause: string) => paragraphs[clausePlace(paragraphs, clause) ?? -1]

  it('is followed from number to number, and by its words', () => {
    expect(at('二（一）2（2）示范平台')).toBe('(2) 示范平台')
    expect(at('二（二）3')).toContain('应拥有一批市级')
    expect(at('三.6')).toContain('2023年7月14日前反馈')
    expect(at('三（报送）')).toContain('2023年8月10日前报送')
    expect(at('附件2 表3')).toBe('表 3')
    expect(at('附件2 填报说明五、六')).toBe('填报说明')
    expect(at('九十九.1')).toBeUndefined()
  })

  it('is found for every clause the checks cite', () => {
    expect(notice.scheme.checks.filter(({ clause }) => at(clause) === undefined)).toEqual([])
  })
})
