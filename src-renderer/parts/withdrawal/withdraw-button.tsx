import { Button, type ButtonProps, Group, Popover, type PopoverProps, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'

/** Why applications are taken back, mostly. */
const reasons = ['误导入', '重复申报', '申报单位撤回']

/** 撤回 with its reason, which goes on record. */
export function WithdrawButton({
  children,
  title,
  onWithdraw,
  position = 'bottom-end',
  ...button
}: Pick<ButtonProps, 'size' | 'variant' | 'disabled' | 'fullWidth'> &
  Pick<PopoverProps, 'position'> & {
    readonly children: string
    /** What is withdrawn, and what becomes of it. */
    readonly title: string
    readonly onWithdraw: (reason: string) => void
  }) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const given = reason.trim()
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={340}
      position={position}
      trapFocus
      returnFocus
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button variant="default" {...button} onClick={() => setOpened(!opened)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (given === '') return
            setOpened(false)
            setReason('')
            onWithdraw(given)
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="撤回的理由"
              description={title}
              data-autofocus
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group gap={6}>
              {reasons.map((suggestion) => (
                <Button
                  key={suggestion}
                  size="compact-sm"
                  variant={reason === suggestion ? 'light' : 'default'}
                  aria-pressed={reason === suggestion}
                  onClick={() => setReason(suggestion)}
                >
                  {suggestion}
                </Button>
              ))}
            </Group>
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" onClick={() => setOpened(false)}>
                取消
              </Button>
              <Button type="submit" color="red.9" disabled={given === ''}>
                撤回
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
