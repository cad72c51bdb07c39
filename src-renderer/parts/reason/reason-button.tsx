import { Button, type ButtonProps, Group, Popover, type PopoverProps, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { BusyButton } from '../busy-button.tsx'

/** A step that wants its reason in writing, asked for at its button. Enter gives it, Shift+Enter begins a line. */
export function ReasonButton({
  title,
  label,
  description = '记入操作记录。',
  suggestion = '',
  choices = [],
  example,
  destroys = false,
  position = 'bottom-end',
  busy = false,
  onGiven,
  ...button
}: {
  /** What is done, on the button that asks and on the one that does it. */
  readonly title: string
  readonly label: string
  readonly description?: string
  /** A reason that is likely here; what is typed takes its place. */
  readonly suggestion?: string
  /** Reasons it mostly has. */
  readonly choices?: readonly string[]
  readonly example?: string
  readonly destroys?: boolean
  /** It has been given and is being done. */
  readonly busy?: boolean
  readonly onGiven: (reason: string) => void
} & Omit<ButtonProps, 'title' | 'style'> &
  Pick<PopoverProps, 'position'>) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState(suggestion)
  const given = reason.trim()
  const toggle = () => {
    setReason(suggestion)
    setOpened(!opened)
  }
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (given === '') return
    setOpened(false)
    onGiven(given)
  }
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
        <BusyButton variant="default" {...button} busy={busy} onClick={toggle}>
          {title}…
        </BusyButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={give}>
          <Stack gap="sm">
            <Textarea
              label={label}
              description={description}
              placeholder={example}
              data-autofocus
              autosize
              minRows={2}
              maxRows={6}
              maxLength={2000}
              value={reason}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setReason(event.currentTarget.value)}
              onKeyDown={(event) => {
                // An Enter that ends a word of the input method gives nothing yet.
                if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) give(event)
              }}
            />
            {choices.length > 0 && (
              <Group gap={6}>
                {choices.map((choice) => (
                  <Button
                    key={choice}
                    size="compact-sm"
                    variant={reason === choice ? 'light' : 'default'}
                    aria-pressed={reason === choice}
                    onClick={() => setReason(choice)}
                  >
                    {choice}
                  </Button>
                ))}
              </Group>
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" onClick={() => setOpened(false)}>
                取消
              </Button>
              <Button type="submit" disabled={given === ''} {...(destroys && { color: 'red.9' })}>
                {title}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
