import { describe, expect, it } from 'vitest'
import { type Kept, placeSteps } from '../../../../src-renderer/lib/undo/place-steps.ts'
import type { DeskStep } from '../../../../src-renderer/lib/undo/stack.ts'

const at = (seq: number): { readonly step: DeskStep } => ({
  step: { first: seq, last: seq, hash: `${seq}`.padStart(64, '0') },
})

/** A place whose desk answers each taking back with the next numbers. */
function place(call: (step: DeskStep) => Promise<Kept> = async ({ last }) => at(last + 100)) {
  const asked: number[] = []
  const steps = placeSteps(
    {
      call: (step) => {
        asked.push(step.first)
        return call(step)
      },
      isOver: (error) => error === 'over',
    },
    () => {},
  )
  return { steps, asked }
}

describe('taking back at a place', () => {
  it('waits for what is still being kept, and takes that back, not the step before it', async () => {
    const { steps, asked } = place()
    await steps.keep('更正', Promise.resolve(at(1)))
    const kept = Promise.withResolvers<Kept>()
    const removal = steps.keep('移除', kept.promise)
    const moving = steps.move('undo')
    await Promise.resolve()
    expect([asked, steps.busy()]).toEqual([[], true])
    kept.resolve(at(2))
    await removal
    expect(await moving).toMatchObject({ label: '移除' })
    expect(asked).toEqual([2])
  })

  it('takes steps back one after the other, however fast it is asked', async () => {
    const { steps, asked } = place()
    await steps.keep('一', Promise.resolve(at(1)))
    await steps.keep('二', Promise.resolve(at(2)))
    const labels = await Promise.all([steps.move('undo'), steps.move('undo'), steps.move('undo')])
    expect(labels.map((step) => step?.label)).toEqual(['二', '一', undefined])
    expect(asked).toEqual([2, 1])
    expect(await steps.move('redo')).toMatchObject({ label: '一' })
    expect(asked).toEqual([2, 1, 101])
    expect(steps.busy()).toBe(false)
  })

  it('notes no step where nothing has changed or the change was refused', async () => {
    const { steps, asked } = place()
    await steps.keep('确认', Promise.resolve({}))
    await expect(steps.keep('更正', Promise.reject(new Error('refused')))).rejects.toThrow('refused')
    expect(await steps.move('undo')).toBeUndefined()
    expect(asked).toEqual([])
  })

  it('keeps a step that is refused for now, and lets one go that can never be taken back', async () => {
    let answer: unknown = 'overtaken'
    const { steps } = place(() => Promise.reject(answer))
    await steps.keep('更正', Promise.resolve(at(1)))
    await expect(steps.move('undo')).rejects.toBe('overtaken')
    expect(steps.stack().past).toHaveLength(1)
    answer = 'over'
    await expect(steps.move('undo')).rejects.toBe('over')
    expect(steps.stack().past).toEqual([])
  })
})
