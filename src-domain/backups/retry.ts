const minute = 60_000
const hour = 60 * minute

/** How long a place that has refused so many copies in a row is left alone: full or write-protected, it will stay so. */
export function restAfter(refusals: number): number {
  return refusals === 0 ? 0 : Math.min(hour, minute * 2 ** refusals)
}
