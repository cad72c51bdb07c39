import { describe, expect, it } from 'vitest'
import { adjustmentsOf, type RankingStep, type Reordering } from '../../../src-domain/ranking/adjustments.ts'
import { changesRanks } from '../../../src-domain/ranking/rank-moves.ts'

/** Orders one after another, each of single letters, with the reason it was made for. */
function came(...orders: readonly (readonly [order: string, reason?: string])[]): Reordering[] {
  return orders.slice(1).map(([to, reason], i) => ({ from: [...(orders[i]?.[0] ?? '')], to: [...to], reason }))
}

const told = (reorderings: readonly RankingStep[], now: string, suggested = 'zyx') => {
  const { base, moves } = adjustmentsOf(reorderings, [...now], [...suggested])
  return [base, ...moves.map(({ id, from, to, reason = '—' }) => `${id} ${from}→${to} ${reason}`)]
}

describe('what the changes of an order came to', () => {
  it('is nothing where every drag was taken back', () => {
    expect(told(came(['abc'], ['bac', '试排'], ['abc']), 'abc')).toEqual(['recommended'])
    expect(told([], 'abc')).toEqual(['recommended'])
  })

  it('is the move that stands with its reason, not what was tried on the way to it', () => {
    const reorderings = came(['abcd'], ['bacd', '试排'], ['abcd'], ['cabd', '重点培育'], ['cbad', '收入较高'], ['cabd'])
    expect(told(reorderings, 'cabd')).toEqual(['recommended', 'c 3→1 重点培育'])
  })

  it('names whoever was moved, and none of those who made room', () => {
    expect(told(came(['abcd'], ['bcda', '增速放缓']), 'bcda')).toEqual(['recommended', 'a 1→4 增速放缓'])
    expect(told(came(['ab'], ['ba', '会议讨论']), 'ba')).toEqual(['recommended', 'b 2→1 会议讨论'])
    expect(told(came(['abc'], ['cab', '甲'], ['cba', '乙']), 'cba')).toEqual(['recommended', 'c 3→1 甲', 'b 2→2 乙'])
  })

  it('gives the last reason for going that way, and none for another', () => {
    expect(told(came(['abcd'], ['dabc', '初议'], ['adbc']), 'adbc')).toEqual(['recommended', 'd 4→2 初议'])
    expect(told(came(['abcd'], ['adbc', '初议'], ['dabc', '复议']), 'dabc')).toEqual(['recommended', 'd 4→1 复议'])
    expect(told(came(['abcd'], ['bacd', '有潜力'], ['acdb']), 'acdb')).toEqual(['recommended', 'b 2→4 —'])
  })

  it('starts from the suggestion once it was taken', () => {
    const reorderings = came(['abc', ''], ['bac', '试排'], ['cba', '按占比'], ['bca', '会议讨论'])
    expect(told(reorderings, 'bca', 'cba')).toEqual(['suggested', 'b 2→1 会议讨论'])
    expect(told(came(['abc'], ['cba']), 'cba', 'cba')).toEqual(['suggested'])
    expect(told([], 'abc', 'abc')).toEqual(['suggested'])
    // Back to where it was before: for a reason it is a decision, without one the suggestion was not taken.
    expect(told(came(['abc'], ['cba'], ['abc', '本区重点']), 'abc', 'cba')).toEqual([
      'suggested',
      'a 3→1 本区重点',
      'c 1→3 本区重点',
    ])
    expect(told(came(['abc'], ['cba'], ['abc']), 'abc', 'cba')).toEqual(['recommended'])
  })

  it('is about those recommended now: who was withdrawn is forgotten, who came later stood at the end', () => {
    expect(told(came(['axb'], ['xab', '试排'], ['xba', '会议讨论']), 'bac')).toEqual(['recommended', 'b 2→1 会议讨论'])
    const gone = [...came(['axb'], ['xab', '试排']), { withdrawn: 'x', rank: 1 }]
    expect(told([...gone, { recommended: 'x', rank: 3 }], 'abx')).toEqual(['recommended'])
    expect(told([...gone, { recommended: 'x', rank: 1 }], 'xab')).toEqual(['recommended', 'x 2→1 试排'])
  })
})

describe('a change of an order', () => {
  it.each([
    ['ab', 'ba', true],
    ['ab', 'cab', true],
    ['ab', 'abc', false],
    ['abc', 'ac', false],
    ['abc', 'cad', true],
    ['ab', 'ab', false],
  ])('from %s to %s changes ranks by itself: %s', (before, after, changes) => {
    expect(changesRanks([...before], [...after])).toBe(changes)
  })
})
