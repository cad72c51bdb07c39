import type { ButtonProps } from '@mantine/core'
import { ReasonButton } from '../reason/reason-button.tsx'

/** 不予推荐 with its reason, which goes on record. */
export function DeclineButton({
  onDecline,
  ...rest
}: Pick<ButtonProps, 'size'> & {
  readonly busy: boolean
  readonly onDecline: (reason: string) => void
  /** A reason that is likely here. */
  readonly suggestion?: string
}) {
  return <ReasonButton {...rest} title="不予推荐" label="不予推荐的理由" destroys onGiven={onDecline} />
}
