import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../src-domain/events/sentence.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, useEveryRow, useOpenDesk, useToday } from '../../lib/desk.ts'
import classes from './ranking.module.css'

/** How the order came about, newest first, as minutes would say it. */
export function RankingHistory({ category }: { readonly category: CategoryId }) {
  const today = useToday()
  const { scheme } = useOpenDesk()
  const { data: records = [] } = useQuery(desk.ranking.history.queryOptions({ input: { category } }))
  const rows = useEveryRow()
  if (records.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        推荐、移动和撤销都会记在这里。
      </Text>
    )
  }
  const words = { scheme, applications: new Map(rows.map((row) => [row.id, row])) }
  return (
    <ol className={classes.minutes}>
      {records.map((record) => (
        <li key={record.seq}>
          <Text component="span" size="xs" c="dimmed">
            {today && clockTime(record.at, today.date)} {record.by}
          </Text>
          <br />
          {sentenceOf(record, words)}
        </li>
      ))}
    </ol>
  )
}
