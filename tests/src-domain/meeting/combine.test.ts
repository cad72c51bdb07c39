import { describe, expect, it } from 'vitest'
import { faultsOf, faultText, orderOf } from '../../../src-domain/meeting/ballot-faults.ts'
import { type CombinedLine, combine, type Order } from '../../../src-domain/meeting/combine.ts'
import { combiningRules } from '../../../src-domain/meeting/meeting.ts'
import { readSheetCode, sheetCode } from '../../../src-domain/meeting/sheet-code.ts'

const orders = (...texts: readonly string[]): Order[] => texts.map((text, i) => ({ member: i + 1, order: [...text] }))

/** So many members with this order each. */
const voters = (...groups: readonly (readonly [number, string])[]) =>
  orders(...groups.flatMap(([count, text]) => Array<string>(count).fill(text)))

const told = (lines: readonly CombinedLine[]) => lines.map(({ application }) => application).join('')

describe('the sum of places', () => {
  it('puts who has the fewest first, and says who are equal', () => {
    const lines = combine('sum', orders('abcd', 'acbd', 'dabc'), [...'abcd'])
    expect(lines.map(({ application, score, place, tied }) => [application, score, place, tied])).toEqual([
      ['a', 4, 1, false],
      ['b', 8, 2, false],
      ['c', 9, 3, true],
      ['d', 9, 3, true],
    ])
  })

  it('says the best and the worst place each was given, and by whom', () => {
    const [first] = combine('sum', orders('abc', 'bac', 'acb', 'cba'), [...'abc'])
    expect(first).toMatchObject({
      application: 'a',
      best: { place: 1, members: [1, 3] },
      worst: { place: 3, members: [4] },
    })
  })
})

describe('Schulze', () => {
  // The example of the method's own paper (Schulze 2011, section 3.1) and of its article in Wikipedia: 45 voters.
  const published = voters(
    ...([
      [5, 'acbed'],
      [5, 'adecb'],
      [8, 'bedac'],
      [3, 'cabed'],
      [7, 'caebd'],
      [2, 'cbade'],
      [7, 'dceba'],
      [8, 'ebadc'],
    ] as const),
  )

  it('finds the order of the published example, whatever order the candidates come in', () => {
    expect(told(combine('schulze', published, [...'abcde']))).toBe('eacbd')
    expect(told(combine('schulze', published, [...'dcbea']))).toBe('eacbd')
  })

  it('says a circle of three is equal, and leaves it as it was', () => {
    const lines = combine('schulze', orders('abc', 'bca', 'cab'), [...'bac'])
    expect(told(lines)).toBe('bac')
    expect(lines.map(({ tied, place }) => [tied, place])).toEqual(Array(3).fill([true, 1]))
  })
})

describe('sheets drawn at random', () => {
  /** The same draws at every run. */
  let state = 7
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  const shuffled = (all: readonly string[]) => {
    const left = [...all]
    return all.map(() => left.splice(below(left.length), 1)[0] ?? '')
  }
  const draws = Array.from({ length: 300 }, () => {
    const candidates = [...'abcdefg'].slice(0, 2 + below(6))
    const sheets = Array.from({ length: 1 + below(8) }, (_, i) => ({ member: i + 1, order: shuffled(candidates) }))
    return { candidates, sheets }
  })
  const place = (lines: readonly CombinedLine[], id: string) => lines.find((l) => l.application === id)?.place ?? 0

  it.each(combiningRules)('by %s rank everybody once, and whom all prefer first', (rule) => {
    for (const { candidates, sheets } of draws) {
      const lines = combine(rule, sheets, candidates)
      expect(told(lines).split('').sort()).toEqual(candidates)
      for (const a of candidates) {
        for (const b of candidates) {
          if (sheets.every(({ order }) => order.indexOf(a) < order.indexOf(b)) && a !== b)
            expect(place(lines, a)).toBeLessThan(place(lines, b))
        }
      }
    }
  })

  it.each(combiningRules)('by %s do not depend on the members’ order, nor change when all vote twice', (rule) => {
    for (const { candidates, sheets } of draws) {
      const places = (given: readonly Order[]) => combine(rule, given, candidates).map((l) => [l.application, l.place])
      expect(places(sheets.toReversed())).toEqual(places(sheets))
      expect(places([...sheets, ...sheets])).toEqual(places(sheets))
    }
  })

  it('by Schulze put first whoever beats each of the others one by one, and last with all sheets turned round', () => {
    for (const { candidates, sheets } of draws) {
      const beats = (a: string, b: string) =>
        2 * sheets.filter(({ order }) => order.indexOf(a) < order.indexOf(b)).length > sheets.length
      const lines = combine('schulze', sheets, candidates)
      const winner = candidates.find((a) => candidates.every((b) => a === b || beats(a, b)))
      if (winner) expect(lines[0]).toMatchObject({ application: winner, tied: false })
      const turned = sheets.map((sheet) => ({ ...sheet, order: sheet.order.toReversed() }))
      const back = combine('schulze', turned, candidates)
      for (const a of candidates) {
        for (const b of candidates) if (beats(a, b) && a === winner) expect(place(back, b)).toBeLessThan(place(back, a))
      }
    }
  })
})

describe('a member’s sheet', () => {
  const names = (id: string) => `样例${id}`
  const places = (...given: readonly (readonly [string, number])[]) =>
    given.map(([application, place]) => ({ application, place }))

  it('counts when each candidate has a place and each place is given once', () => {
    expect(faultsOf(places(['b', 1], ['a', 2]), ['a', 'b'])).toEqual([])
  })

  it('says what is missing, doubled and beyond the last', () => {
    const wrong = faultsOf(places(['a', 2], ['b', 2], ['c', 9]), ['a', 'b', 'c', 'd'])
    expect(wrong.map((fault) => faultText(fault, names))).toEqual([
      '还缺 样例d',
      '第 2 位重复：样例a、样例b',
      '样例c排了第 9 位，最多第 4 位',
    ])
  })

  it('keeps counting when a candidate it ranks is one no more: the others move up', () => {
    const sheet = places(['a', 1], ['b', 2], ['c', 3])
    expect(faultsOf(sheet, ['a', 'c'])).toEqual([])
    expect(orderOf(sheet, ['a', 'c'])).toEqual(['a', 'c'])
  })
})

it('a sheet’s code says desk, category, list and member, and is read out of a line', () => {
  const code = { desk: '1f2e3d4c', category: 'enterprise', list: '7f3a91c2', member: 3 }
  const text = sheetCode({ ...code, desk: '1f2e3d4c99', list: '7f3a91c2aa' })
  expect(text).toBe('PS1:1F2E3D4C:ENTERPRISE:7F3A91C2:3')
  expect(readSheetCode(`编码：${text}　请勿改动`, ['platform', 'enterprise'])).toEqual(code)
  expect(readSheetCode(text, ['platform'])).toBeUndefined()
})
