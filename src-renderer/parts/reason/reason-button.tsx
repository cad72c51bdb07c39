import { Button, type ButtonProps, Group, Popover, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'

/** A step that wants its reason in writing, asked for at its button. */
export function ReasonButton({
  title,
  label,
  description = '记入操作记录。',
  onGiven,
  ...button
}: {
  readonly title: string
  readonly label: string
  readonly description?: string
  readonly onGiven: (reason: string) => void
} & Omit<ButtonProps, 'title'>) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const give = () => {
    if (given === '') return
    setOpened(false)
    setReason('')
    onGiven(given)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={340}
      position="bottom-end"
      trapFocus
      returnFocus
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button variant="default" {...button} onClick={() => setOpened(!opened)}>
          {title}…
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Textarea
            label={label}
            description={description}
            data-autofocus
            autosize
            minRows={2}
            maxRows={6}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give()
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" onClick={() => setOpened(false)}>
              取消
            </Button>
            <Button disabled={given === ''} onClick={give}>
              {title}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
