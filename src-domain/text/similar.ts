import { matchKey } from './normalise.ts'

/**
 * How alike two headings or options are, 0–1: the share of neighbouring pairs of characters they have in common
 * (Dice's coefficient on their match keys). One changed character in a long heading leaves about 0.9.
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [matchKey(a), matchKey(b)]
  if (left === right) return left === '' ? 0 : 1
  const pairs = pairsOf(left)
  const others = pairsOf(right)
  if (pairs.length === 0 || others.length === 0) return 0
  const unused = new Map<string, number>()
  for (const pair of pairs) unused.set(pair, (unused.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of others) {
    const left = unused.get(pair) ?? 0
    if (left === 0) continue
    unused.set(pair, left - 1)
    common++
  }
  return (2 * common) / (pairs.length + others.length)
}

function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((c, i) => `${characters[i]}${c}`)
}
