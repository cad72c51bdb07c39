/** What may come of a call where several work: somebody else was first. */
const expected = new Set(['changed-meanwhile', 'ranking-moved', 'finding-moved', 'declined', 'not-eligible'])

export function isRefusedWithReason(code: string): boolean {
  return expected.has(code)
}
