import { Button, Popover, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'

/** Asks for the reason at the button, before it does what it says. */
export function ReasonButton({
  title,
  label,
  about,
  disabled,
  onGiven,
}: {
  readonly title: string
  readonly label: string
  readonly about: string
  readonly disabled: boolean
  readonly onGiven: (reason: string) => void
}) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <Popover opened={opened} onChange={setOpened} width={340} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" disabled={disabled} onClick={() => setOpened(!opened)}>
          {title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() === '') return
            setOpened(false)
            onGiven(reason.trim())
          }}
        >
          <Stack gap="sm" align="flex-end">
            <TextInput
              w="100%"
              label={label}
              description={about}
              data-autofocus
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" disabled={reason.trim() === ''}>
              {title}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
