import { describe, expect, it } from 'vitest'
import { type FullScheme, loadScheme } from '../../../src-domain/checks/load-scheme.ts'
import { categoryOf, fieldOf } from '../../../src-domain/schemes/lookup.ts'
import json from '../../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

type Json = typeof json

/** The notice's file with one thing changed. */
function changed(change: (copy: Json) => void): unknown {
  const copy = structuredClone(json)
  change(copy)
  return copy
}

function loaded(year = json.year): FullScheme {
  const result = loadScheme({ ...json, year })
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

describe('a scheme of another year', () => {
  it('shifts every year the notice counts from its own, and nothing else', () => {
    const [first, later] = [loaded(), loaded(2025)]
    const enterprise = categoryOf(later, 'enterprise')
    expect(fieldOf(enterprise, 'revenue')?.years).toEqual([2022, 2023, 2024])
    expect(enterprise.attachments.find((s) => s.id === 'audit')).toMatchObject({
      title: '2024 年度审计报告',
      year: 2024,
    })
    expect(later.dates.submission.on).toBe('2025-08-10')
    expect(later.checks.find((c) => c.id === 'serviceShare')).toMatchObject({ year: 2024 })
    expect(later.checks.find((c) => c.id === 'noAccident')?.title).toMatch(/^2023 年 1 月 1 日/)
    expect(categoryOf(later, 'district').sections.at(-1)?.title).toContain('2024 年 12 月 31 日')
    expect(later.issuedOn).toBe('2023-07-06')
    // Two years on, all that changed are numbers two higher.
    const numbers = (scheme: FullScheme) =>
      JSON.stringify(scheme)
        .match(/(?<![\d〔])20(?:2\d)(?!\d)/g)
        ?.map(Number) ?? []
    const moved = numbers(later).filter((n, i) => n !== numbers(first)[i])
    expect(moved.length).toBeGreaterThan(60)
    expect(JSON.stringify(later)).not.toMatch(/\{-?\d\}/)
  })
})

describe('a broken scheme is refused, in Chinese and with the place', () => {
  it.each<[string, (copy: Json) => void, string]>([
    [
      'a check on a field nobody asks for',
      (c) => Object.assign(c.checks[0] ?? {}, { address: 'home' }),
      'registered.address=home',
    ],
    [
      'a check on an attachment slot that is not there',
      (c) => Object.assign(c.checks.find((x) => x.id === 'audit') ?? {}, { slot: 'report' }),
      'audit.slot=report',
    ],
    [
      'a check on a heading that is not there',
      (c) => Object.assign(c.checks.find((x) => x.id === 'advantage') ?? {}, { headings: ['glory'] }),
      'advantage.headings=glory',
    ],
    [
      'a choice that is none of the boxes',
      (c) => Object.assign(c.checks.find((x) => x.id === 'modeClass') ?? {}, { exclusive: '共享' }),
      'modeClass.modeClass=共享',
    ],
    [
      'a mode without its description',
      (c) => Object.assign(c.categories[0]?.modes[0] ?? {}, { describedBy: 'magic' }),
      'enterprise.customisation.magic',
    ],
    [
      'a summary column without its field',
      (c) => Object.assign(c.summary.sections[0]?.columns[3]?.from ?? {}, { key: 'person' }),
      'summary.enterprise.person',
    ],
    [
      'a name field that is not there',
      (c) => Object.assign(c.categories[1] ?? {}, { unitField: 'owner' }),
      'platform.owner',
    ],
    [
      'a field given twice',
      (c) => Object.assign(c.categories[0]?.sections[0]?.fields[1] ?? {}, { key: 'name' }),
      'enterprise.name（重复）',
    ],
    ['a check given twice', (c) => c.checks.push(c.checks[0] as never), 'checks.registered（重复）'],
  ])('%s', (_, change, place) => {
    const result = loadScheme(changed(change))
    expect(result).toMatchObject({ ok: false, problem: { code: 'scheme-invalid' } })
    expect(result.ok ? '' : result.problem.message).toMatch(
      /^遴选方案文件引用了方案里没有的内容：.*没有载入，请换用完整的方案文件。$/,
    )
    expect(result.ok ? '' : result.problem.message).toContain(place)
  })

  it.each<[string, unknown, string]>([
    [
      'a threshold that is no number',
      changed((c) => Object.assign(c.checks.find((x) => x.id === 'serviceShare') ?? {}, { minimum: '约30' })),
      'minimum',
    ],
    [
      'a kind of check the program does not have',
      changed((c) => Object.assign(c.checks[0] ?? {}, { kind: 'horoscope' })),
      'checks.0.kind',
    ],
    ['a misspelt key', changed((c) => Object.assign(c.categories[2] ?? {}, { fromNumber: '表3' })), 'categories.2'],
    ['no scheme at all', null, '整个文件'],
  ])('%s', (_, file, place) => {
    const result = loadScheme(file)
    const message = result.ok ? '' : result.problem.message
    expect(message).toMatch(/^遴选方案文件有 \d+ 处不合格式：/)
    expect(message).toContain(place)
    expect(message).not.toMatch(/expected|invalid|received/i)
  })
})
