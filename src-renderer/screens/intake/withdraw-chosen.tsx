import type { Row } from '../../lib/desk.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { useWithdrawal } from '../../parts/withdrawal/use-withdrawal.ts'
import { WithdrawButton } from '../../parts/withdrawal/withdraw-button.tsx'

/** Taking the chosen applications back, or that back. */
export function WithdrawChosen({ rows, onDone }: { readonly rows: readonly Row[]; readonly onDone: () => void }) {
  const { withdraw, reinstate, isPending } = useWithdrawal(onDone)
  const [first] = rows
  if (first?.status === 'withdrawn') {
    return (
      <BusyButton variant="default" size="compact-sm" busy={isPending} onClick={() => reinstate(rows)}>
        恢复
      </BusyButton>
    )
  }
  return (
    <WithdrawButton
      size="compact-sm"
      position="top-end"
      busy={isPending}
      disabled={!first}
      title={`${rows.length > 1 ? `${rows.length} 件` : (first?.name ?? '')}不再计入任何清单和统计。内容都留着，可以恢复。`}
      onWithdraw={(reason) => withdraw(rows, reason)}
    >
      撤回申报
    </WithdrawButton>
  )
}
