/** What of three and more follows one another is said from the first to the last: 1–24、26、27. */
export function inRuns(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  // Of a run the distance to the place in the list stays the same.
  const runs = Map.groupBy(sorted.entries(), ([place, number]) => number - place)
  return [...runs.values()]
    .map((run) => run.map(([, number]) => number))
    .map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join('、')))
    .join('、')
}
