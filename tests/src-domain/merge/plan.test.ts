import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Side } from '../../../src-domain/merge/plan.ts'
import { act, acts, alike, copyOf, isMerged, type ModelDesk, merge, newDesk, stateOf } from './model.ts'

/** Two desks that went on from the same state, each with its own work. */
function apart(before: Parameters<typeof act>[1][], ...works: Parameters<typeof act>[1][][]) {
  const first = newDesk('一')
  for (const one of before) act(first, one)
  const desks = works.map((_, i) => (i === 0 ? first : copyOf(first, String(i))))
  for (const [i, work] of works.entries()) for (const one of work) act(desks[i] ?? first, one)
  return desks as [typeof first, typeof first, typeof first]
}

type Three = readonly [ModelDesk, ModelDesk, ModelDesk]

function ringOf([a, b, c]: Three) {
  return [
    [a, b],
    [b, c],
    [c, a],
  ] as const
}

/** Each takes what the one beside it has; returns what was asked. */
function onceRound(desks: Three, decide: () => Side) {
  return ringOf(desks).flatMap(([into, from]) => merge(into, from, decide))
}

/** How often that is done until nobody has anything to take; all are then alike. */
function roundsUntilSettled(desks: Three, decide: () => Side): number {
  const [a, b, c] = desks
  for (let round = 1; round < 50; round++) {
    onceRound(desks, decide)
    if (ringOf(desks).every(([into, from]) => isMerged(into, from)) && alike(a, b) && alike(b, c)) return round
  }
  return 50
}

describe('merging', () => {
  it('takes what one side changed, leaves what is the same, and shows what both changed', () => {
    const [ours, theirs] = apart(
      [{ kind: 'answer', key: 'a', to: '1' }],
      [
        { kind: 'answer', key: 'a', to: '2' },
        { kind: 'answer', key: 'c', to: '3' },
      ],
      [
        { kind: 'answer', key: 'a', to: '3' },
        { kind: 'answer', key: 'b', to: '1' },
        { kind: 'answer', key: 'c', to: '3' },
      ],
    )
    const shown = merge(ours, theirs, () => 'ours')
    expect(shown.map(({ part, ours, theirs }) => [part, ours, theirs])).toEqual([['answer a', '2', '3']])
    expect(stateOf(ours)).toEqual({ 'answer a': '2', 'answer b': '1', 'answer c': '3' })
    merge(theirs, ours)
    expect(stateOf(theirs)).toEqual(stateOf(ours))
  })

  it('asks where one took away what the other changed', () => {
    const [ours, theirs] = apart(
      [{ kind: 'answer', key: 'a', to: '1' }],
      [{ kind: 'answer', key: 'a', to: undefined }],
      [{ kind: 'answer', key: 'a', to: '2' }],
    )
    const [conflict] = merge(ours, theirs)
    expect(conflict).toMatchObject({ part: 'answer a', theirs: '2' })
    expect(conflict).not.toHaveProperty('ours')
  })

  it('keeps a file that both added once, and the same one on both desks', () => {
    const [ours, theirs] = apart([], [{ kind: 'add', file: 'e' }], [{ kind: 'add', file: 'e' }])
    expect(merge(ours, theirs)).toEqual([])
    expect(Object.keys(stateOf(ours) as object)).toHaveLength(1)
    merge(theirs, ours)
    expect(stateOf(theirs)).toEqual(stateOf(ours))
  })

  it('is done after the first time', () => {
    fc.assert(
      fc.property(acts, acts, acts, (before, a, b) => {
        const [ours, theirs] = apart(before, a, b)
        merge(ours, theirs)
        return isMerged(ours, theirs)
      }),
    )
  })

  it('ends in one state in either order', () => {
    fc.assert(
      fc.property(acts, acts, acts, (before, a, b) => {
        const [one, other] = apart(before, a, b)
        const [one2, other2] = [copyOf(one, '1'), copyOf(other, '2')]
        merge(one, other)
        merge(other, one)
        merge(other2, one2)
        merge(one2, other2)
        expect(alike(one, other) && alike(one2, other2)).toBe(true)
        expect(stateOf(one)).toEqual(stateOf(one2))
      }),
    )
  })

  it('ends in one state in a ring of three, work going on between', () => {
    const work = fc.tuple(acts, acts, acts)
    fc.assert(
      fc.property(acts, work, work, (before, works, later) => {
        const [a, b, c] = apart(before, ...works)
        merge(a, b)
        for (const one of later[0]) act(a, one)
        merge(b, c)
        for (const one of later[1]) act(b, one)
        merge(c, a)
        for (const one of later[2]) act(c, one)
        for (let round = 0; round < 3; round++) {
          merge(a, b)
          merge(b, c)
          merge(c, a)
        }
        expect(stateOf(a)).toEqual(stateOf(b))
        expect(stateOf(b)).toEqual(stateOf(c))
        return isMerged(a, b) && isMerged(b, c) && isMerged(c, a)
      }),
    )
  })

  it('asks once more where two decided the same conflict differently, and that word goes before both', () => {
    const set = (to: string) => [{ kind: 'answer' as const, key: 'a', to }]
    const [one, other] = apart(set('1'), set('2'), set('3'))
    // Each has the other's file before either has decided.
    const [one2, other2] = [copyOf(one, '1'), copyOf(other, '2')]
    merge(one, other2, () => 'ours')
    merge(other, one2, () => 'ours')
    expect(merge(one, other, () => 'theirs')).toMatchObject([{ part: 'answer a', ours: '2', theirs: '3', again: true }])
    expect(merge(other, one)).toEqual([])
    expect([stateOf(one), stateOf(other)]).toEqual([{ 'answer a': '3' }, { 'answer a': '3' }])
  })

  it('takes the decision that has seen more, without asking', () => {
    const set = (to: string) => [{ kind: 'answer' as const, key: 'a', to }]
    const [a, b, c] = apart(set('0'), set('1'), set('2'), set('3'))
    merge(a, b, () => 'ours')
    merge(b, c, () => 'ours')
    merge(c, a, () => 'ours')
    // b chose between 2 and 3, c between all three.
    expect(merge(b, c)).toEqual([])
    expect(stateOf(b)).toEqual({ 'answer a': '3' })
  })

  it('settles in a ring of three whatever each decides, with no word lost that was said', () => {
    const work = fc.tuple(acts, acts, acts)
    fc.assert(
      fc.property(acts, work, fc.infiniteStream(fc.constantFrom<Side>('ours', 'theirs')), (before, works, sides) => {
        const desks = apart(before, ...works)
        const said = new Set(desks.flatMap(({ knows }) => [...knows]))
        const decide = () => sides.next().value ?? 'ours'
        expect(roundsUntilSettled(desks, decide)).toBeLessThanOrEqual(6)
        // What stands is settled before the last thing that was taken back again has gone round.
        for (let round = 0; round < 2; round++) expect(onceRound(desks, decide)).toEqual([])
        for (const { knows } of desks) expect([...said].filter((hash) => !knows.has(hash))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it.each<Side>(['ours', 'theirs'])('settles where everybody always takes %s', (side) => {
    const set = (to: string) => [{ kind: 'answer' as const, key: 'a', to }]
    const desks = apart(set('0'), set('1'), set('2'), set('3'))
    expect(roundsUntilSettled(desks, () => side)).toBeLessThanOrEqual(5)
  })

  it('loses nothing that was acknowledged: it stands, or was shown', () => {
    fc.assert(
      fc.property(acts, acts, acts, (before, a, b) => {
        const [ours, theirs] = apart(before, a, b)
        const base = apart(before, [])[0]
        const was = new Map(base.parts)
        const [left, right] = [new Map(ours.parts), new Map(theirs.parts)]
        const shown = new Set(merge(ours, theirs).map(({ part }) => part))
        for (const key of ['a', 'b', 'c'].map((k) => `answer ${k}`)) {
          const changed = [left, right].filter((side) => side.get(key) !== was.get(key)).map((side) => side.get(key))
          for (const value of changed) expect(ours.parts.get(key) === value || shown.has(key)).toBe(true)
        }
      }),
    )
  })
})
