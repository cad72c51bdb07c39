import { Button, type ButtonProps, Group, Popover, type PopoverProps, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { nothingFocused } from '../lib/focus.ts'
import { BusyButton } from './busy-button.tsx'

/** However far its button is moved or scrolled meanwhile, nobody loses sight of what they are writing. */
const inSight = {
  crossAxis: true,
  limiter: { fn: ({ x, y }: { readonly x: number; readonly y: number }) => ({ x, y }) },
}

/**
 * A button that asks for something right where it stands, before anything is done. What is typed behind the press that
 * opens it, however soon, stands in the field that says `data-autofocus`.
 */
export function AskedAtButton({
  title,
  submit,
  destroys = false,
  ready = true,
  busy = false,
  width = 340,
  position = 'bottom-end',
  onOpen,
  onGiven,
  children,
  ...button
}: {
  readonly title: string
  /** On the button that does it. */
  readonly submit: string
  readonly destroys?: boolean
  /** All that is asked has been said. */
  readonly ready?: boolean
  /** It has been given and is being done. */
  readonly busy?: boolean
  readonly width?: number
  readonly onOpen?: () => void
  readonly onGiven: () => void
  readonly children: ReactNode
} & Omit<ButtonProps, 'title' | 'style'> &
  Pick<PopoverProps, 'position'>) {
  const [opened, setOpened] = useState(false)
  const own = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!opened) return
    // Its field went with it: back to the button, unless the focus has gone elsewhere.
    return () => {
      if (nothingFocused()) own.current?.focus({ preventScroll: true })
    }
  }, [opened])
  const toggle = () => {
    if (!opened) onOpen?.()
    setOpened(!opened)
  }
  return (
    // Without a transition it is there in the same step as the press, and so is the focus: a timer would let keys pass.
    <Popover
      opened={opened}
      onChange={setOpened}
      width={width}
      position={position}
      trapFocus
      hideDetached={false}
      middlewares={{ shift: inSight }}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <BusyButton ref={own} variant="default" {...button} busy={busy} onClick={toggle}>
          {title}
        </BusyButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          ref={focusAsked}
          onSubmit={(event) => {
            event.preventDefault()
            if (!ready) return
            setOpened(false)
            onGiven()
          }}
        >
          <Stack gap="sm">
            {children}
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" onClick={() => setOpened(false)}>
                取消
              </Button>
              {/* Where nothing above asks for the keyboard: the trap would give it to 取消, and Enter would cancel. */}
              <Button type="submit" data-autofocus disabled={!ready} {...(destroys && { color: 'red.9' })}>
                {submit}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The first that says so: a field, or what does it. */
function focusAsked(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true })
}
