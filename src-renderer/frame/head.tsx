import { Button, Kbd, Tooltip } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { dayWithWeekday } from '../lib/dates.ts'
import { useOpenDesk, useToday } from '../lib/desk.ts'
import classes from './frame.module.css'

export function Head() {
  const { batch, scheme } = useOpenDesk()
  return (
    <header className={classes.head}>
      <span className={classes.batch}>
        {batch.district} · {scheme.shortTitle}（{scheme.year}）
      </span>
      <span className={classes.spring} />
      <Button variant="default" size="xs" leftSection={<IconSearch size={14} />} onClick={spotlight.open}>
        搜索 <Kbd ml="xs">Ctrl+K</Kbd>
      </Button>
      <Deadline />
    </header>
  )
}

function Deadline() {
  const today = useToday()
  if (!today) return null
  const { on, daysLeft, title } = today.submission
  const text = daysLeft < 0 ? `报送日期已过 ${-daysLeft} 天` : daysLeft === 0 ? '今天报送' : `距报送 ${daysLeft} 天`
  return (
    <Tooltip label={`${title}：${dayWithWeekday(on)}`}>
      <span className={classes.deadline}>{text}</span>
    </Tooltip>
  )
}
