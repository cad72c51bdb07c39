/**
 * Orders copies, the newest first. What a clock that was wrong has dated ahead of now comes last: it is older than what
 * was copied once the clock was right.
 */
export function newestFirst(now: Date): (a: { readonly at: Date }, b: { readonly at: Date }) => number {
  const rank = ({ at }: { readonly at: Date }) => (at > now ? 1 : 0)
  return (a, b) => rank(a) - rank(b) || b.at.getTime() - a.at.getTime()
}
