import { Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './submission.module.css'

const states = { done: '已完成', open: '待办', waiting: '尚不能做' } as const

/** One step: number or tick, what it is, how it stands, and its one button. */
export function Step({
  number,
  title,
  state,
  text,
  warning,
  progress,
  children,
}: {
  readonly number: number
  readonly title: string
  readonly state: keyof typeof states
  readonly text: string
  readonly warning?: string | undefined
  /** Takes the place of the text while the step's long work runs. */
  readonly progress?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <li className={classes.step} data-state={state}>
      <span className={classes.number} aria-hidden="true">
        {state === 'done' ? <IconCheck size={18} stroke={2.4} /> : number}
      </span>
      <div className={classes.text}>
        <Title order={2} size="h5">
          {title} <span className={classes.state}>{states[state]}</span>
        </Title>
        {warning && <Text className={classes.warning}>{warning}</Text>}
        {progress || (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
      </div>
      {children}
    </li>
  )
}
