/** A text in three: what both begin with, what only it has, what both end with. */
export type Differing = readonly [start: string, own: string, end: string]

/** Shorter texts (numbers, names) differ as a whole. */
const shortText = 24

/**
 * Where two texts part and where they meet again, by whole characters. Long texts with little in common are no two
 * versions of one text: nothing in them is marked.
 */
export function differing(one: string, other: string): readonly [Differing, Differing] {
  if (one === other) return [whole(one), whole(other)]
  if ([...one, ...other].length < shortText * 2) return [marked(one), marked(other)]
  const [left, right] = parted(one, other)
  const inCommon = [...left[0], ...left[2]].length
  return inCommon * 3 < Math.max(one.length, other.length) ? [whole(one), whole(other)] : [left, right]
}

function whole(text: string): Differing {
  return [text, '', '']
}

function marked(text: string): Differing {
  return ['', text, '']
}

function parted(one: string, other: string): readonly [Differing, Differing] {
  const [a, b] = [[...one], [...other]]
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const cut = (text: readonly string[]): Differing => [
    text.slice(0, start).join(''),
    text.slice(start, text.length - end).join(''),
    text.slice(text.length - end).join(''),
  ]
  return [cut(a), cut(b)]
}
