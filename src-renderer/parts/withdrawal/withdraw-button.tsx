import type { ButtonProps, PopoverProps } from '@mantine/core'
import { ReasonButton } from '../reason/reason-button.tsx'

/** Why applications are taken back, mostly. */
const reasons = ['误导入', '重复申报', '申报单位撤回']

/** 撤回 with its reason, which goes on record. */
export function WithdrawButton({
  children,
  title,
  onWithdraw,
  ...rest
}: Pick<ButtonProps, 'size' | 'variant' | 'disabled' | 'fullWidth'> &
  Pick<PopoverProps, 'position'> & {
    readonly children: string
    /** What is withdrawn, and what becomes of it. */
    readonly title: string
    readonly busy: boolean
    readonly onWithdraw: (reason: string) => void
  }) {
  return (
    <ReasonButton
      {...rest}
      title={children}
      label="撤回的理由"
      description={title}
      choices={reasons}
      destroys
      onGiven={onWithdraw}
    />
  )
}
