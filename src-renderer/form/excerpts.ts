import { differing } from '../lib/differing.ts'

/** What is shown of one of two texts that stand side by side. */
export type Excerpt = {
  readonly start: string
  /** What only it has. */
  readonly own: string
  readonly end: string
  /** It is only the beginning of the other, which is shown to go on here. */
  readonly stops: boolean
}

/** Around what differs so much is shown of a whole section of an outline, and of what differs so much. */
const around = 40
const longest = 600

/** Of two versions the places where they differ, both from the same place on; of texts with little in common how they begin. */
export function excerpts(one: string, other: string): readonly [Excerpt, Excerpt] {
  const [left, right] = differing(one, other)
  const unmarked = ([, own, end]: typeof left) => own === '' && end === ''
  const isApart = unmarked(left) && unmarked(right)
  const excerpt = (text: typeof left): Excerpt => {
    const [start, own, end] = text
    return {
      start: isApart ? beginningOf(start, longest) : endOf(start),
      own: beginningOf(own, longest),
      end: beginningOf(end, around),
      stops: !isApart && start !== '' && unmarked(text),
    }
  }
  return [excerpt(left), excerpt(right)]
}

function beginningOf(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text
}

function endOf(text: string): string {
  const characters = [...text]
  return characters.length > around ? `…${characters.slice(-around).join('')}` : text
}
