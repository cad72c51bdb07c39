import { describe, expect, it } from 'vitest'
import { SchemeFile } from '../../../src-domain/checks/full-scheme.ts'
import { loadScheme } from '../../../src-domain/checks/load-scheme.ts'
import { effectsOf } from '../../../src-domain/notices/correction/effects.ts'
import { schemeDifference, type WrittenScheme } from '../../../src-domain/notices/correction/scheme-difference.ts'
import { application, batch } from '../../support/application.ts'
import { must } from '../../support/desk.ts'
import { changedFiles, notice, type SchemeJson } from '../../support/notice.ts'

function written(change: (scheme: SchemeJson) => void = () => undefined): WrittenScheme {
  const json = JSON.parse(Buffer.from(changedFiles(change).get('scheme.json') ?? []).toString('utf8'))
  return { file: SchemeFile.parse(json), filled: must(loadScheme(json)) }
}

const sentences = (change: (scheme: SchemeJson) => void) =>
  schemeDifference(written(), written(change)).map(({ sentence }) => sentence)

const check = (scheme: SchemeJson, id: string) => scheme.checks.find((one: { id: string }) => one.id === id)

describe('what a corrected notice says otherwise', () => {
  it('is told once, with what it was and what it is, in its unit; a title that takes the number is not told besides', () => {
    const differences = schemeDifference(
      written(),
      written((scheme) => {
        check(scheme, 'serviceShare').minimum = '25'
        scheme.dates.submission.on = '{0}-08-15'
      }),
    )
    expect(differences).toEqual([
      {
        ...{ kind: 'changed', place: 'dates.submission.on', clause: '三（报送）' },
        sentence: '“报送汇总表、申报书和随附材料”：日期 2023年8月10日 → 2023年8月15日',
      },
      {
        ...{ kind: 'changed', place: 'checks.serviceShare.minimum', check: 'serviceShare' },
        clause: '二（一）2（1）示范企业',
        sentence: '“服务收入占营业收入比重达 30% 以上”：下限 30 % → 25 %',
      },
    ])
  })

  it('is told of what is new and what is gone, by its name', () => {
    expect(
      sentences((scheme) => {
        scheme.quotas = [{ id: 'all', title: '合计', clause: '四', categories: ['enterprise'], maximum: 3 }]
        scheme.checks = scheme.checks.filter((one: { id: string }) => one.id !== 'percentRange')
        scheme.categories[0].sections[0].fields[0].aliases = ['单位名称（全称）']
      }),
    ).toEqual([
      expect.stringMatching(/^“示范企业”“.*”“企业名称”：别的叫法 .* → 单位名称（全称）$/),
      '新增名额“合计”：3 件',
      '取消初审条件“百分比在合理范围内”',
    ])
  })

  it('is nothing where the same is written otherwise', () => {
    expect(sentences((scheme) => (scheme.dates.submission.on = '2023-08-10'))).toEqual([])
    expect(sentences(() => undefined)).toEqual([])
  })

  it('is never nothing: whatever one value of a notice is changed, that is told in Chinese', () => {
    const before = written()
    const untold: string[] = []
    for (const place of places(before.filled)) {
      const after = structuredClone(before.filled)
      change(after, place)
      const told = schemeDifference({ file: before.filled, filled: before.filled }, { file: after, filled: after })
      if (told.length === 0 || told.some(({ sentence }) => !/\p{Script=Han}/u.test(sentence))) {
        untold.push(place.join('.'))
      }
    }
    expect(untold).toEqual(['id'])
  })
})

describe('what a corrected notice changes', () => {
  it('is every result that comes out otherwise, with both', () => {
    const one = application('enterprise')
    const withdrawn = { ...application('enterprise'), id: 'A02', withdrawn: { reason: '样例', by: '样例', at: '' } }
    const stricter = written((scheme) => (check(scheme, 'serviceShare').minimum = '45')).filled
    const effects = effectsOf([one, withdrawn], notice.scheme, stricter, batch)
    expect(effects).toEqual([
      {
        ...{ application: one.id, check: 'serviceShare', before: 'pass', after: 'fail' },
        title: '服务收入占营业收入比重达 45% 以上',
      },
    ])
    expect(effectsOf([one], notice.scheme, notice.scheme, batch)).toEqual([])
  })
})

/** Where a text, a number or a yes and no stands. */
function places(value: unknown, place: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...place]]
  return Object.entries(value).flatMap(([key, item]) => places(item, [...place, key]))
}

function change(value: unknown, [key = '', ...rest]: readonly string[]): void {
  const owner = value as Record<string, unknown>
  const old = owner[key]
  if (rest.length > 0) change(old, rest)
  else owner[key] = typeof old === 'boolean' ? !old : typeof old === 'number' ? old + 1 : `${old}改`
}
