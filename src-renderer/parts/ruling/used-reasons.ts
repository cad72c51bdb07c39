import { useQuery } from '@tanstack/react-query'
import { rulingOf } from '../../lib/audit-sentence.ts'
import { desk } from '../../lib/desk.ts'

/** Far enough back for a sitting's reasons. */
const records = 1000

/** Reasons given before, those for these checks first, newest first. */
export function useUsedReasons(checks: readonly string[]): string[] {
  const { data = [] } = useQuery(desk.audit.list.queryOptions({ input: { limit: records } }))
  const rulings = data.filter((record) => record.action === '人工认定')
  const own = rulings.filter((record) => checks.includes(record.key ?? ''))
  return [...new Set([...own, ...rulings].map((record) => rulingOf(record).reason))]
}
