import { describe, expect, it } from 'vitest'
import type { Check } from '../../../src-domain/checks/kinds.ts'
import { thresholdsOf } from '../../../src-domain/checks/thresholds.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { everyKind as scheme } from '../../support/every-kind.ts'

const linesOf = (check: Check) => thresholdsOf(check, scheme, check.categories[0] ?? '')

describe('按什么判断', () => {
  it.each([
    ['registeredLong', ['不少于 24 个月']],
    ['askedShare', ['不低于 1%，不超过 30%']],
    ['noIncidentSince', ['2019年5月1日起，2023年6月30日止']],
    ['wordLimit', ['不超过 5000 字']],
    ['cultivated', ['培育对象名单']],
    ['smallOnes', ['仅限企业规模为中小的', '2022 年，不超过 40000 万元']],
    ['both', ['营业收入：2022 年，不低于 5000 万元', '营业收入增幅：2021—2022 年，不低于 10%']],
  ])('%s says it from its data', (id, lines) => {
    const check = scheme.checks.find((one) => one.id === id)
    expect(check && linesOf(check)).toEqual(lines)
  })

  it('leaves out no figure and no day, whatever the kind', () => {
    const silent = scheme.checks.flatMap((check) => {
      const told = linesOf(check).join()
      return figuresOf(check).flatMap((figure) => (told.includes(figure) ? [] : [`${check.id}: ${figure}`]))
    })
    expect(silent).toEqual([])
    expect(scheme.checks.flatMap(figuresOf).length).toBeGreaterThan(30)
  })
})

/** Every number and day a check is written with, parts of it too. */
function figuresOf(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return [value]
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return [chineseDate(value)]
  if (typeof value !== 'object' || value === null) return []
  const among = Object.entries(value).filter(([property]) => property !== 'years' && property !== 'clause')
  return among.flatMap(([, inner]) => figuresOf(inner))
}
