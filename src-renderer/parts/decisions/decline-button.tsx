import { Button, Group, Popover, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'

/** 不予推荐 with its reason, which goes on record. */
export function DeclineButton({
  onDecline,
  disabled = false,
  suggestion = '',
  size = 'sm',
}: {
  readonly onDecline: (reason: string) => void
  readonly disabled?: boolean
  /** A reason that is likely here. */
  readonly suggestion?: string
  readonly size?: 'xs' | 'sm'
}) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState(suggestion)
  const given = reason.trim()
  const decline = () => {
    if (given === '') return
    setOpened(false)
    onDecline(given)
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
        <Button variant="default" size={size} disabled={disabled} onClick={() => setOpened(!opened)}>
          不予推荐
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Textarea
            label="不予推荐的理由"
            description="记入操作记录。"
            data-autofocus
            autosize
            minRows={2}
            maxRows={6}
            value={reason}
            // What is typed takes the place of a suggestion.
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) decline()
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" onClick={() => setOpened(false)}>
              取消
            </Button>
            <Button color="red.9" disabled={given === ''} onClick={decline}>
              不予推荐
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
