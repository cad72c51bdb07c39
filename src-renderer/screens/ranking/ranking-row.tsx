import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { Checkbox } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, memo } from 'react'
import { Link } from 'wouter'
import { grouped } from '../../../src-domain/text/grouped.ts'
import { applicationPath } from '../../lib/places.ts'
import { shownFigures } from './figures.ts'
import classes from './ranking.module.css'
import { ShareLine } from './share-line.tsx'
import type { Candidate } from './use-ranking.ts'

const quick = { duration: 120, easing: 'ease' }

export type RowProps = {
  readonly candidate: Candidate
  /** From 1; absent below the cut line. */
  readonly rank: number | undefined
  readonly top: number
  /** Said where it names no mode and should. */
  readonly lacksMode: string
  readonly compared: boolean
  readonly onCompare: (id: string) => void
  readonly onKey: (id: string, event: KeyboardEvent) => void
}

/** One applicant as it will be printed, with the figures that help deciding. The handle drags; the row takes keys. */
export const RankingRow = memo(function RankingRow({
  candidate,
  rank,
  top,
  lacksMode,
  compared,
  onCompare,
  onKey,
}: RowProps) {
  const { id, name, modes, deciding } = candidate
  const sortable = useSortable({ id, transition: useReducedMotion() ? null : quick })
  return (
    <li
      ref={sortable.setNodeRef}
      className={classes.row}
      data-id={id}
      data-dragging={sortable.isDragging || undefined}
      data-recommended={rank !== undefined || undefined}
      style={{ top, transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
    >
      <button
        type="button"
        ref={sortable.setActivatorNodeRef}
        className={classes.handle}
        aria-label={rank === undefined ? `${name}，未推荐` : `${name}，第 ${rank} 位`}
        data-handle={id}
        {...sortable.attributes}
        {...sortable.listeners}
        onKeyDown={(event) => {
          onKey(id, event)
          if (!event.defaultPrevented) sortable.listeners?.onKeyDown?.(event)
        }}
      >
        <IconGripVertical size={16} aria-hidden="true" />
        <span className={classes.rank}>{rank ?? '—'}</span>
      </button>
      <span className={classes.name}>
        <Link href={applicationPath(id)}>{name}</Link>
        <small title={textsOf(deciding)}>{modes.join('、') || lacksMode}</small>
      </span>
      {shownFigures(candidate).map((told) =>
        told.kind === 'trend' ? (
          <span key={told.head} className={classes.share}>
            <ShareLine years={told.years} />
          </span>
        ) : (
          <span key={told.head} className={classes.figure}>
            {told.value ? grouped(told.value) : '—'}
          </span>
        ),
      )}
      <Checkbox size="xs" checked={compared} onChange={() => onCompare(id)} aria-label={`比较 ${name}`} />
    </li>
  )
})

function textsOf(deciding: Candidate['deciding']): string | undefined {
  const texts = deciding.flatMap((told) => (told.kind === 'text' && told.value ? told.value : []))
  return texts.length > 0 ? texts.join('\n') : undefined
}
