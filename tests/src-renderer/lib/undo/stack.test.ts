import { describe, expect, it } from 'vitest'
import { emptyStack, moved, nextOf, type Step, withStep } from '../../../../src-renderer/lib/undo/stack.ts'

const at = (first: number, last = first) => ({ first, last, hash: `${last}`.padStart(64, '0') })

function step(label: string, first: number, last = first, joins?: symbol): Step {
  return { label, step: at(first, last), ...(joins && { joins }) }
}

describe('the steps of a place', () => {
  it('forgets what was taken back once something new is done', () => {
    const one = step('一', 1)
    const back = moved(withStep(emptyStack, one), 'undo', one, at(2))
    expect(nextOf(back, 'redo')).toEqual(step('一', 2))
    expect(withStep(back, step('二', 3))).toEqual({ past: [step('二', 3)], future: [] })
  })

  it('does again by taking back the taking back, as often as asked', () => {
    const one = step('一', 1, 4)
    const back = moved(withStep(emptyStack, one), 'undo', one, at(5, 8))
    const undone = nextOf(back, 'redo')
    if (!undone) throw new Error('nothing to do again')
    expect(moved(back, 'redo', undone, at(9, 12))).toEqual({ past: [step('一', 9, 12)], future: [] })
  })

  it('joins what one visit has kept in several calls, unless something else was recorded between them', () => {
    const [visit, later] = [Symbol('visit'), Symbol('visit')]
    const joined = withStep(withStep(emptyStack, step('正文', 1, 1, visit)), step('正文', 2, 2, visit))
    expect(joined.past).toEqual([step('正文', 1, 2, visit)])
    expect(withStep(joined, step('正文', 4, 4, visit)).past).toHaveLength(2)
    expect(withStep(joined, step('正文', 3, 3, later)).past).toHaveLength(2)
    expect(withStep(joined, step('正文', 3)).past).toHaveLength(2)
  })
})
