import { Button, Group } from '@mantine/core'
import type { Draft } from './drafts.ts'

type Props = {
  readonly id?: string
  readonly draft: Draft
  readonly className: string | undefined
  /** Keeps what was typed here, having seen the other's. */
  readonly onMine: () => void
  /** Leaves the other's as it is. */
  readonly onTheirs: () => void
}

/** Why what was typed was not taken; where somebody else has changed the place meanwhile, both are there to choose from. */
export function DraftNote({ id, draft, className, onMine, onTheirs }: Props) {
  const { problem, other } = draft
  return (
    <span id={id} role="alert" className={className}>
      {problem}
      {other && (
        // Pressing one must not make the cell keep its text first.
        <Group component="span" gap={6} mt={4} onMouseDown={(event) => event.preventDefault()}>
          <Button size="compact-sm" variant="default" onClick={onMine}>
            用我填的
          </Button>
          <Button size="compact-sm" variant="default" onClick={onTheirs}>
            用{other.by}的
          </Button>
        </Group>
      )}
    </span>
  )
}
