import { type KeyboardEvent, useRef } from 'react'
import type { Ranking } from './use-ranking.ts'

/** Digits typed within this time are one number. */
const digitPause = 700

/**
 * Keys on a focused row: ↑↓ to the next row, Alt+↑↓ one place, a number to that place, Delete out of the recommended,
 * Enter into them. The focus stays with the applicant.
 */
export function useRowKeys(ranking: Ranking, show: (id: string) => void) {
  const typed = useRef<{ digits: string; timer: number | undefined }>({ digits: '', timer: undefined })
  /** A row out of sight is drawn some frames after it has been scrolled to. */
  const focus = (id: string | undefined, frames = 10) => {
    if (!id) return
    show(id)
    const row = document.querySelector<HTMLElement>(`[data-handle="${CSS.escape(id)}"]`)
    if (row) row.focus()
    else if (frames > 0) requestAnimationFrame(() => focus(id, frames - 1))
  }
  const move = async (id: string, moving: Promise<void>) => {
    focus(id)
    await moving
    requestAnimationFrame(() => {
      // Drawn anew, the row has lost the focus; whoever has gone elsewhere meanwhile is left there.
      if (document.activeElement === document.body) focus(id)
    })
  }

  return (id: string, event: KeyboardEvent): void => {
    const { recommended, waiting } = ranking
    const order = [...recommended, ...waiting]
    const rank = recommended.indexOf(id) + 1
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    // While the row is lifted with the space bar the arrows are the drag's.
    if (event.currentTarget.getAttribute('aria-pressed') === 'true') return
    if (step !== 0 && event.altKey) {
      if (rank > 0 && !(step === 1 && rank === recommended.length)) void move(id, ranking.moveTo(id, rank + step))
    } else if (step !== 0) focus(order[order.indexOf(id) + step])
    else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.altKey) {
      window.clearTimeout(typed.current.timer)
      typed.current.digits += event.key
      typed.current.timer = window.setTimeout(() => {
        const wanted = Number(typed.current.digits)
        typed.current.digits = ''
        if (wanted > 0) void move(id, ranking.moveTo(id, wanted))
      }, digitPause)
    } else if (event.key === 'Delete' && rank > 0) void move(id, ranking.withdraw(id))
    else if (event.key === 'Enter' && rank === 0) void move(id, ranking.moveTo(id, recommended.length + 1))
    else return
    event.preventDefault()
  }
}
