import { Title } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { useRemembered } from '../../lib/remembered.ts'
import classes from './step.module.css'

export type StepState = 'done' | 'open' | 'waiting' | 'outdated'

/** What has been done is said by each step in its own word: nothing on this way is done before 已送达. */
const states: Readonly<Record<Exclude<StepState, 'done'>, string>> = {
  open: '待办',
  waiting: '尚不能做',
  outdated: '已过期',
}

/** One step: number or tick, what it is, how it stands, its one button; what came of it unfolds below. */
export function Step({
  number,
  title,
  state,
  done,
  text,
  warning,
  progress,
  button,
  unfolded = false,
  children,
  ...item
}: {
  /** Or a sign, for a step that not every batch has. */
  readonly number: number | string
  readonly title: string
  readonly state: StepState
  /** What it is once it is done: 已定稿. */
  readonly done: string
  readonly text: ReactNode
  /** In red: what no longer holds. */
  readonly warning?: ReactNode
  /** Takes the place of the text while the step's long work runs. */
  readonly progress?: ReactNode
  readonly button?: ReactNode
  /** Whether it shows its details as long as nobody folds or unfolds it. */
  readonly unfolded?: boolean
  readonly children?: ReactNode
} & Omit<ComponentProps<'li'>, 'title'>) {
  const details = useId()
  const [chosen, choose] = useRemembered<boolean | null>(`submission.unfolded.${number}.${state}`, null)
  const shown = chosen ?? unfolded
  return (
    <li className={classes.step} data-state={state} {...item}>
      <span className={classes.number} aria-hidden="true">
        {state === 'done' ? <IconCheck size={18} stroke={2.4} /> : number}
      </span>
      <div className={classes.text}>
        <Title order={2} size="h5">
          {title} <span className={classes.state}>{state === 'done' ? done : states[state]}</span>
        </Title>
        {warning && <div className={classes.warning}>{warning}</div>}
        {progress || <div className={classes.about}>{text}</div>}
      </div>
      <div className={classes.action}>{button}</div>
      {children ? (
        <button
          type="button"
          className={classes.fold}
          aria-label={`${title}的内容`}
          aria-expanded={shown}
          aria-controls={details}
          onClick={() => choose(!shown)}
        >
          <IconChevronDown size={18} stroke={1.6} />
        </button>
      ) : (
        <span />
      )}
      {children && shown && (
        <div id={details} className={classes.details}>
          {children}
        </div>
      )}
    </li>
  )
}
