import { Title } from '@mantine/core'
import { deliveryWayTitles } from '../../../src-domain/delivery/delivery.ts'
import { receiptAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { dayWithWeekday } from '../../lib/dates.ts'
import { refreshAll, useToday } from '../../lib/desk.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'
import classes from './deliver.module.css'

type Delivery = Submission['delivery']['deliveries'][number]

/** Each time something was delivered, with its receipt. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const today = useToday()?.date ?? ''
  return (
    <section className={classes.part} aria-label="送达登记">
      <Title order={3} size="h6">
        送达登记
      </Title>
      <ul className={classes.files}>
        {deliveries.map((delivery) => (
          <li key={delivery.uid}>
            {dayWithWeekday(delivery.on, today)} {delivery.handedBy}
            {deliveryWayTitles[delivery.way]}，{delivery.receivedBy}签收，{delivery.items.length} 项。回执：
            {delivery.receipt.map(({ file }, i) => (
              <a key={file} href={receiptAddress(delivery.uid, i)} target="_blank" rel="noreferrer">
                {file}
              </a>
            ))}{' '}
            <WithdrawDelivery delivery={delivery} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function WithdrawDelivery({ delivery: { uid } }: { readonly delivery: Delivery }) {
  const steps = useSteps()
  const withdraw = async (reason: string) => {
    try {
      await steps.keep('撤销送达', client.delivery.withdraw({ uid, reason }))
      tellDone('送达登记已撤销，回执留着。Ctrl+Z 可恢复。')
    } catch (error) {
      tellProblem(error)
    } finally {
      await refreshAll()
    }
  }
  return (
    <ReasonButton
      title="撤销登记"
      label="撤销的理由"
      description="这次送达不再算数；理由记入操作记录。"
      size="compact-sm"
      onGiven={withdraw}
    />
  )
}
