import { useLocalStorage } from '@mantine/hooks'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** Percent of the width there is. */
const steps = [50, 75, 100, 125, 150, 200, 250, 300, 400] as const

export type Zoom = {
  readonly percent: number
  /** Undefined where it is as small or as large as it gets. */
  readonly smaller: (() => void) | undefined
  readonly larger: (() => void) | undefined
  readonly fit: () => void
}

/**
 * How large something is looked at, remembered under `key`; Ctrl and the wheel over `scroller` change it too, and
 * what was under the pointer, else at the upper left, stays there.
 */
export function useZoom(key: string, scroller: RefObject<HTMLElement | null>): Zoom {
  const [percent, set] = useLocalStorage({ key, defaultValue: 100, getInitialValueInEffect: false })
  const to = (step: number | undefined) => (step === undefined ? undefined : () => set(step))
  const zoom = {
    percent,
    smaller: to(steps.findLast((step) => step < percent)),
    larger: to(steps.find((step) => step > percent)),
    fit: () => set(100),
  }
  const latest = useRef(zoom)
  latest.current = zoom
  const held = useRef({ across: 0, down: 0 })
  useEffect(() => {
    const element = scroller.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const box = element?.getBoundingClientRect()
      held.current = { across: event.clientX - (box?.left ?? 0), down: event.clientY - (box?.top ?? 0) }
      if (event.deltaY < 0) latest.current.larger?.()
      else latest.current.smaller?.()
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [scroller])
  const before = useRef(percent)
  useLayoutEffect(() => {
    const element = scroller.current
    const ratio = percent / before.current
    before.current = percent
    if (!element || ratio === 1) return
    const { across, down } = held.current
    held.current = { across: 0, down: 0 }
    element.scrollLeft = (element.scrollLeft + across) * ratio - across
    element.scrollTop = (element.scrollTop + down) * ratio - down
  }, [percent, scroller])
  return zoom
}

/** The keys that zoom: + and -, and 0 for the whole width. */
export function zoomKey(zoom: Zoom, key: string): (() => void) | undefined {
  if (key === '+' || key === '=') return zoom.larger
  if (key === '-') return zoom.smaller
  return key === '0' ? zoom.fit : undefined
}
