import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { auditSentence } from '../../lib/audit-sentence.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, useOpenDesk, useToday } from '../../lib/desk.ts'
import classes from './ranking.module.css'

/** How the order came about, newest first, as minutes would say it. */
export function RankingHistory({ category }: { readonly category: CategoryId }) {
  const today = useToday()
  const { scheme } = useOpenDesk()
  const { data: events = [] } = useQuery(desk.ranking.history.queryOptions({ input: { category } }))
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  if (events.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        推荐、移动和撤销都会记在这里。
      </Text>
    )
  }
  return (
    <ol className={classes.minutes}>
      {events.map((event) => (
        <li key={event.seq}>
          <Text component="span" size="xs" c="dimmed">
            {today && clockTime(event.at, today.date)} {event.by}
          </Text>
          <br />
          {auditSentence(event, { scheme, applications: new Map(rows.map((r) => [r.id, r])) })}
        </li>
      ))}
    </ol>
  )
}
