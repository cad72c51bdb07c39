import { Button, Group, Select, TextInput, Title } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { type DeliveryWay, deliveryWays, deliveryWayTitles } from '../../../src-domain/delivery/delivery.ts'
import { client } from '../../lib/client.ts'
import { refreshAll, useToday } from '../../lib/desk.ts'
import { useOfficerName } from '../../lib/officer-name.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { upload } from '../../lib/upload.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import classes from './deliver.module.css'

const formats = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.bmp,.heic,.webp'

/** 登记送达: what was ticked, by whom, to whom, and the receipt that says so. */
export function ReceiptForm({
  owed,
  ticked,
}: {
  readonly owed: Submission['delivery']['items']
  readonly ticked: readonly string[]
}) {
  const today = useToday()?.date ?? ''
  const [officer] = useOfficerName()
  const steps = useSteps()
  const input = useRef<HTMLInputElement>(null)
  const [receipt, setReceipt] = useState<readonly File[]>([])
  const [way, setWay] = useState<DeliveryWay>('inPerson')
  const [day, setDay] = useState<string>()
  const [handedBy, setHandedBy] = useState(officer)
  const [receivedBy, setReceivedBy] = useState('')
  const [busy, setBusy] = useState(false)
  const items = owed.filter(({ id }) => ticked.includes(id)).map(({ id }) => id)
  const on = day ?? today
  const ready =
    items.length > 0 && receipt.length > 0 && handedBy.trim() !== '' && receivedBy.trim() !== '' && on !== ''
  const record = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || busy) return
    setBusy(true)
    try {
      const from = { upload: await upload(receipt.map((file) => ({ path: file.name, file }))) }
      await steps.keep('登记送达', client.delivery.record({ from, items, way, on, handedBy, receivedBy }))
      setReceipt([])
      tellDone('已登记送达，回执已收。Ctrl+Z 可撤销。')
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
      await refreshAll()
    }
  }
  return (
    <form className={classes.part} onSubmit={record} aria-label="登记送达">
      <Title order={3} size="h6">
        登记送达
      </Title>
      <Group align="flex-end" gap="xs">
        <Select
          label="方式"
          data={deliveryWays.map((each) => ({ value: each, label: deliveryWayTitles[each] }))}
          value={way}
          allowDeselect={false}
          onChange={(value) => setWay(deliveryWays.find((each) => each === value) ?? way)}
          w={130}
        />
        <TextInput
          type="date"
          label="送达日期"
          max={today}
          value={on}
          onChange={(event) => setDay(event.currentTarget.value)}
          w={160}
        />
        <TextInput
          label="送件人"
          value={handedBy}
          onChange={(event) => setHandedBy(event.currentTarget.value)}
          w={130}
        />
        <TextInput
          label="收件人"
          placeholder="回执上签字的人"
          value={receivedBy}
          onChange={(event) => setReceivedBy(event.currentTarget.value)}
          w={160}
        />
      </Group>
      <Group gap="xs" mt="xs" wrap="nowrap">
        <Button variant="default" flex="none" onClick={() => input.current?.click()}>
          {receipt.length > 0 ? '换一份回执' : '选择回执…'}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={formats}
          aria-label="回执"
          onChange={({ currentTarget }) => {
            setReceipt([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
        <BusyButton type="submit" busy={busy} disabled={!ready} flex="none">
          登记送达
        </BusyButton>
        <p className={classes.hint}>
          {items.length === 0
            ? '先在清单上勾选送到的材料。'
            : receipt.length === 0
              ? `已勾选 ${items.length} 项。回执是对方签收的移交清单、快递签收单或回信，扫描、拍照、截图都可以。`
              : `已勾选 ${items.length} 项，回执：${receipt.map(({ name }) => name).join('、')}`}
        </p>
      </Group>
    </form>
  )
}
