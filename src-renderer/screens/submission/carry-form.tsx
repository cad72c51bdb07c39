import { Button, Group, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { useOpenDesk, useToday } from '../../lib/desk.ts'
import { atOffice } from '../../lib/office-door.ts'
import { useRemembered } from '../../lib/remembered.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import classes from './deliver.module.css'
import type { Making } from './use-making.tsx'

/** The package onto a stick, and read back from there. */
export function CarryForm({
  carried,
  making,
}: {
  readonly carried: Submission['delivery']['carried']
  readonly making: Making
}) {
  const { host } = useOpenDesk()
  const today = useToday()
  const [kept, keep] = useRemembered('delivery.to', '')
  const [to, setTo] = useState(kept)
  const carry = async (folder: string) => {
    if (folder.trim() === '') return
    keep(folder)
    const done = await making.start('carry', '拷贝报送包', (signal) =>
      client.delivery.carry({ to: folder }, { signal }),
    )
    if (done) tellDone(`已拷到“${done.to}”，并从那里读回核对`)
  }
  const choose = async () => {
    const chosen = await client.host.chooseFolder({ title: '报送包拷到哪里' }).catch(tellProblem)
    if (!chosen) return
    setTo(chosen)
    await carry(chosen)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void carry(to)
  }
  if (atOffice) {
    return (
      <p className={classes.part}>
        拷到 U 盘并读回核对，请到主机上做；在这里可以下载上面的报送包，自己拷了再登记送达。
      </p>
    )
  }
  return (
    <form className={classes.part} onSubmit={submit} aria-label="拷到 U 盘">
      <Title order={3} size="h6">
        拷到 U 盘
      </Title>
      <Group align="flex-end" gap="xs">
        <TextInput
          label="U 盘或文件夹"
          placeholder="例如 E:\"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          flex={1}
          miw={200}
        />
        {host.canChooseFolder && (
          <Button variant="default" disabled={making.busy} onClick={choose}>
            选择…
          </Button>
        )}
        <BusyButton type="submit" variant="default" busy={making.busy} disabled={to.trim() === ''}>
          拷贝并读回核对
        </BusyButton>
      </Group>
      {making.progressOf('carry')}
      {today &&
        carried.map(({ to, file, at }) => (
          <p key={at} className={classes.kept}>
            ✓ {clockTime(at, today.date)} 已拷到“{to}”，从那里读回核对一致：{file}
          </p>
        ))}
    </form>
  )
}
