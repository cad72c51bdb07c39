export type Direction = 'up' | 'down' | 'left' | 'right'

/** Marks what the arrow keys stop at; the sheet around them carries `data-stops`. */
export const stop = { 'data-stop': '' }

/** Moves the focus from one cell to its neighbour as it lies on the form. False at the edge. */
export function moveFrom(element: HTMLElement, direction: Direction): boolean {
  const next = neighbour(element, direction)
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

function neighbour(element: HTMLElement, direction: Direction): HTMLElement | undefined {
  const sheet = element.closest('[data-stops]')
  const stops = [...(sheet?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
  return direction === 'left' || direction === 'right'
    ? stops[stops.indexOf(element) + (direction === 'right' ? 1 : -1)]
    : nearest(element, stops, direction)
}

/** The next line of cells in that direction, and in it the one most nearly above or below. */
function nearest(from: HTMLElement, stops: readonly HTMLElement[], direction: 'up' | 'down'): HTMLElement | undefined {
  const origin = cellBox(from)
  const sign = direction === 'down' ? 1 : -1
  const centre = (box: DOMRect) => box.left + box.width / 2
  const ranked = stops
    .map((stop) => ({ stop, box: cellBox(stop) }))
    .filter(({ stop, box }) => stop !== from && sign * (middle(box) - middle(origin)) > 4)
    .map(({ stop, box }) => ({
      stop,
      down: sign * (middle(box) - middle(origin)),
      aside: Math.max(0, Math.abs(centre(box) - centre(origin)) - (box.width + origin.width) / 4),
    }))
  const closest = Math.min(...ranked.map((r) => r.down))
  return ranked.filter((r) => r.down < closest + 8).sort((a, b) => a.aside - b.aside)[0]?.stop
}

/** A text fills its cell; an option is only as large as itself. */
function cellBox(element: HTMLElement): DOMRect {
  return (element instanceof HTMLTextAreaElement ? (element.closest('td') ?? element) : element).getBoundingClientRect()
}

function middle(box: DOMRect): number {
  return box.top + box.height / 2
}

export const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
