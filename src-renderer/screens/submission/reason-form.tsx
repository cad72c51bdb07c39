import { Group, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { BusyButton } from '../../parts/busy-button.tsx'
import classes from './submission.module.css'

/** Without what is lacking the package goes only with a reason in writing. */
export function ReasonForm({
  lacking,
  busy,
  onGive,
  onCancel,
}: {
  readonly lacking: readonly string[]
  readonly busy: boolean
  readonly onGive: (reason: string) => void
  readonly onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onGive(reason.trim())
  }
  return (
    <form className={classes.reason} onSubmit={give}>
      <Textarea
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        label={`现在${lacking.join('，')}。写明理由后也可以生成`}
        description="理由写入报送包的 manifest.json 和清单，收件的人会看到。"
        placeholder="例如：印章送上级单位统一用印，扫描件8月9日补报"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        <BusyButton type="submit" size="compact-md" disabled={reason.trim() === ''} busy={busy}>
          按此生成
        </BusyButton>
        <BusyButton variant="default" size="compact-md" busy={busy} onClick={onCancel}>
          取消
        </BusyButton>
      </Group>
    </form>
  )
}
