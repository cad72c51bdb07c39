import { useQuery } from '@tanstack/react-query'
import { desk } from '../../lib/desk.ts'

/** Far enough back for a sitting's reasons. */
const records = 1000

/** Reasons given before, those for these checks first, newest first. */
export function useUsedReasons(checks: readonly string[]): string[] {
  const { data = [] } = useQuery(desk.events.list.queryOptions({ input: { limit: records } }))
  const rulings = data.flatMap(({ event }) => (event.kind === 'finding-ruled' ? event : []))
  const own = rulings.filter(({ check }) => checks.includes(check))
  return [...new Set([...own, ...rulings].map(({ reason }) => reason))]
}
