/** How long things took, in milliseconds. */
export function timesOf(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0 }
}

export function sentenceOf({ count, p50, p95, longest }: ReturnType<typeof timesOf>): string {
  return `${Math.round(p50)} ms at the median, ${Math.round(p95)} at the 95th, ${Math.round(longest)} at most (${count})`
}
