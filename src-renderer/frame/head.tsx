import { ActionIcon, Button, Kbd, Popover, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { chineseDate } from '../../src-domain/text/date.ts'
import { dayWithWeekday, farOff, isThisYear } from '../lib/dates.ts'
import { desk, useOpenDesk, useToday } from '../lib/desk.ts'
import { noticePath } from '../lib/places.ts'
import { useUndo } from '../lib/undo/undo.tsx'
import classes from './frame.module.css'
import { openSearch } from './search.tsx'

export function Head() {
  const { batch, scheme } = useOpenDesk()
  return (
    <header className={classes.head}>
      <Link href={noticePath()} className={classes.batch} title="通知要点">
        {batch.district} · {scheme.shortTitle}（{scheme.year}）
      </Link>
      <span className={classes.spring} />
      <UndoButtons />
      <Button
        variant="default"
        size="xs"
        className={classes.find}
        leftSection={<IconSearch size={14} />}
        onClick={openSearch}
      >
        搜索 <Kbd ml="xs">Ctrl+K</Kbd>
      </Button>
      <Deadline />
    </header>
  )
}

/** Shown once there is something to take back. */
function UndoButtons() {
  const { undo, redo, undoLabel, redoLabel } = useUndo()
  if (!undoLabel && !redoLabel) return null
  return (
    <ActionIcon.Group>
      <Tooltip label={undoLabel ? `撤销：${undoLabel}（Ctrl+Z）` : '没有可撤销的操作'}>
        <ActionIcon variant="default" aria-label="撤销" disabled={!undoLabel} onClick={undo}>
          <IconArrowBackUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel ? `重做：${redoLabel}（Ctrl+Y）` : '没有可重做的操作'}>
        <ActionIcon variant="default" aria-label="重做" disabled={!redoLabel} onClick={redo}>
          <IconArrowForwardUp size={16} />
        </ActionIcon>
      </Tooltip>
    </ActionIcon.Group>
  )
}

/** The days left; opened, the notice's dates and the office's own. */
function Deadline() {
  const today = useToday()
  const { data: way } = useQuery(desk.editions.submission.queryOptions())
  if (!today) return null
  const delivered = way?.delivery.whole ? way.delivery.deliveries[0] : undefined
  const { submission, liaison, own, date } = today
  const days = [...(liaison ? [liaison] : []), submission, ...own].sort((a, b) => a.on.localeCompare(b.on))
  return (
    <Popover position="bottom-end" shadow="none" withinPortal>
      <Popover.Target>
        <Button variant="default" size="xs" className={classes.deadline} rightSection={<IconChevronDown size={14} />}>
          {delivered
            ? `已送达 ${dayWithWeekday(delivered.on, date)}`
            : submission.daysLeft > 0
              ? `距报送 ${submission.daysLeft} 天`
              : submission.daysLeft === 0
                ? '今天报送'
                : isThisYear(submission.on, date)
                  ? `报送日期已过 ${-submission.daysLeft} 天`
                  : `报送日期 ${chineseDate(submission.on)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.dates}>
          {days.map(({ title, on }) => {
            const { words, days } = farOff(on, date)
            return (
              <div key={title}>
                <dt>{title}</dt>
                <dd>
                  {dayWithWeekday(on, date)}
                  <span>{days === undefined ? words : `${words} ${days} 天`}</span>
                </dd>
              </div>
            )
          })}
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}
