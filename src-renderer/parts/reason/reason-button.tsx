import { Button, type ButtonProps, Group, type PopoverProps, Textarea } from '@mantine/core'
import { useState } from 'react'
import { AskedAtButton } from '../asked-at-button.tsx'

/** A step that wants its reason in writing, asked for at its button. Enter gives it, Shift+Enter begins a line. */
export function ReasonButton({
  title,
  label,
  description = '记入操作记录。',
  suggestion = '',
  choices = [],
  example,
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
  const [reason, setReason] = useState(suggestion)
  const given = reason.trim()
  return (
    <AskedAtButton
      {...button}
      title={`${title}…`}
      submit={title}
      ready={given !== ''}
      onOpen={() => setReason(suggestion)}
      onGiven={() => onGiven(given)}
    >
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
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
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
    </AskedAtButton>
  )
}
