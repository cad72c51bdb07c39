import { Button, Group } from '@mantine/core'
import { clockTime } from '../lib/dates.ts'
import { useToday } from '../lib/desk.ts'
import classes from './draft-note.module.css'
import type { Draft } from './drafts.ts'
import { type Excerpt, excerpts } from './excerpts.ts'

type Props = {
  readonly id?: string
  readonly draft: Draft
  /** A value as people read it there. */
  readonly shown?: (text: string) => string
  /** Keeps what was typed here, having seen the other's. */
  readonly onMine: () => void
  /** Leaves the other's as it is. */
  readonly onTheirs: () => void
}

/** Why what was typed was not taken; where somebody else has changed the place meanwhile, both are there to choose from. */
export function DraftNote({ id, draft, shown = (text) => text, onMine, onTheirs }: Props) {
  const { problem, other, text } = draft
  return (
    <span id={id} role="alert" className={classes.note}>
      {problem}
      {other && (
        <>
          <Both mine={shown(text)} theirs={shown(other.now)} by={other.by} at={other.at} />
          {/* Pressing one must not make the cell keep its text first. */}
          <Group component="span" gap={6} mt={4} onMouseDown={(event) => event.preventDefault()}>
            <Button size="compact-sm" variant="default" onClick={onMine}>
              用我填的
            </Button>
            <Button size="compact-sm" variant="default" onClick={onTheirs}>
              用{other.by}的
            </Button>
          </Group>
        </>
      )}
    </span>
  )
}

function Both({
  mine,
  theirs,
  by,
  at,
}: {
  readonly mine: string
  readonly theirs: string
  readonly by: string
  readonly at: string
}) {
  const today = useToday()
  const [own, others] = excerpts(mine, theirs)
  return (
    <span className={classes.both}>
      <span>我填的</span>
      <Side text={own} />
      <span>
        {by} {today && at && clockTime(at, today.date)}
      </span>
      <Side text={others} />
    </span>
  )
}

function Side({ text: { start, own, end, stops } }: { readonly text: Excerpt }) {
  if (start + own + end === '') return <span className={classes.none}>（空）</span>
  return (
    <span className={classes.value}>
      {start}
      {own && <mark>{own}</mark>}
      {end}
      {stops && <span className={classes.stops}>（到此为止）</span>}
    </span>
  )
}
