import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, acts, alike, copyOf, isMerged, merge, newDesk, stateOf } from './model.ts'

/** Two desks that went on from the same state, each with its own work. */
function apart(before: Parameters<typeof act>[1][], ...works: Parameters<typeof act>[1][][]) {
  const first = newDesk('一')
  for (const one of before) act(first, one)
  const desks = works.map((_, i) => (i === 0 ? first : copyOf(first, String(i))))
  for (const [i, work] of works.entries()) for (const one of work) act(desks[i] ?? first, one)
  return desks as [typeof first, typeof first, typeof first]
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
