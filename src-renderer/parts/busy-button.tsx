import { Button, type ButtonProps, Loader } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'

/**
 * A button whose work takes a moment. Meanwhile it can't be pressed again and keeps its place, its width and the focus:
 * `loading` and `disabled` would take the keyboard away from whoever pressed it.
 */
export function BusyButton({
  busy,
  leftSection,
  onClick,
  ...button
}: ButtonProps & ComponentPropsWithRef<'button'> & { readonly busy: boolean }) {
  return (
    <Button
      {...button}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      leftSection={busy && leftSection ? <Loader size={16} color="currentColor" aria-hidden="true" /> : leftSection}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    />
  )
}
