import { Button, Group } from '@mantine/core'
import { Link } from 'wouter'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import type { Row } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { DeclineButton } from '../../parts/decisions/decline-button.tsx'
import { useDecisions } from '../../parts/decisions/use-decisions.ts'
import classes from './compare.module.css'

/** Which of the two a column is. */
export function CompareName({ row }: { readonly row: Row }) {
  return (
    <th scope="col" className={classes.side}>
      <span className={classes.name}>
        {row.id} {row.name}
      </span>
    </th>
  )
}

/** One of the two: how it stands, and what can be decided about it here. */
export function CompareStanding({ row, other }: { readonly row: Row; readonly other: Row }) {
  const { decline, reconsider, isPending } = useDecisions(row)
  const declined = row.status === 'declined'
  return (
    <td className={classes.side}>
      <span className={classes.facts}>
        {row.folder} · {statusTitles[row.status]} · 不通过 {row.outcomes.fail} · 人工核 {row.outcomes.manual}
      </span>
      <Group gap="xs" className={classes.decisions}>
        <Button component={Link} href={applicationPath(row.id)} variant="default" size="xs">
          打开
        </Button>
        {declined ? (
          <BusyButton variant="default" size="xs" busy={isPending} onClick={reconsider}>
            撤销不予推荐
          </BusyButton>
        ) : (
          <DeclineButton
            size="xs"
            busy={isPending}
            suggestion={`与 ${other.id}“${other.folder}”重复申报，保留 ${other.id}`}
            onDecline={decline}
          />
        )}
      </Group>
    </td>
  )
}
