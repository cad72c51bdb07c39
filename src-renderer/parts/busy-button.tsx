import { Button, type ButtonProps, Loader } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'

/** A button whose work takes a moment. Meanwhile it keeps its place, its width and the focus, unlike `loading`. */
export function BusyButton({
  busy,
  leftSection,
  ...button
}: ButtonProps & ComponentPropsWithRef<'button'> & { readonly busy: boolean }) {
  return (
    <Button
      {...button}
      aria-busy={busy || undefined}
      leftSection={busy ? <Loader size={16} color="currentColor" aria-hidden="true" /> : leftSection}
    />
  )
}
