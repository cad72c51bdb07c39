import { deliveryWayTitles } from '../../../src-domain/delivery/delivery.ts'
import { LetterButtons } from '../../letters/letter-buttons.tsx'
import { dayWithWeekday } from '../../lib/dates.ts'
import { useToday } from '../../lib/desk.ts'
import { useRemembered } from '../../lib/remembered.ts'
import type { Submission } from '../../lib/submission.ts'
import { CarryForm } from './carry-form.tsx'
import classes from './deliver.module.css'
import { Deliveries } from './deliveries.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { MailForm } from './mail-form.tsx'
import { ReceiptForm } from './receipt-form.tsx'
import { Step } from './step.tsx'
import type { Making } from './use-making.tsx'

/** 6: what was made goes to the city, and a receipt comes back. Only then anything is done. */
export function DeliverStep({
  state,
  making,
  unfolded,
}: {
  readonly state: Submission
  readonly making: Making
  readonly unfolded: boolean
}) {
  const today = useToday()
  const { delivery, current, package: zip } = state
  const { items, deliveries, former, whole } = delivery
  const owed = items.filter(({ delivered }) => !delivered)
  const [ticked, setTicked] = useRemembered<readonly string[]>(`delivery.ticked.${current?.hash}`, [])
  const [last] = deliveries
  return (
    <Step
      number={6}
      title="送达"
      done="已送达"
      state={whole ? 'done' : items.length > 0 ? 'open' : former ? 'outdated' : 'waiting'}
      warning={
        former &&
        !whole &&
        `已送达的是${former.called}，${current ? `${current.mark}还没有送达。` : '之后数据有改动。'}`
      }
      text={
        whole && last && today
          ? `${dayWithWeekday(last.on, today.date)}${deliveryWayTitles[last.way]}，${last.receivedBy}签收，回执已收。`
          : owed.length > 0 && owed.length < items.length
            ? `还有 ${owed.length} 项没有送达。`
            : '按清单移交，收回签收的回执后登记；没有登记的不算送达。'
      }
      button={items.length > 0 && <LetterButtons step="submission" />}
      unfolded={unfolded}
    >
      {items.length > 0 && zip && (
        <div className={classes.parts}>
          <DeliveryList items={items} ticked={ticked} onTick={setTicked} />
          {owed.length > 0 && (
            <>
              <CarryForm carried={delivery.carried} making={making} />
              <MailForm state={state} making={making} />
              <ReceiptForm owed={owed} ticked={ticked} />
            </>
          )}
          {deliveries.length > 0 && <Deliveries deliveries={deliveries} />}
        </div>
      )}
    </Step>
  )
}
