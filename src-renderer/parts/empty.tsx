import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** An empty place says what belongs here and what to do. */
export function Empty({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <Stack align="center" justify="center" gap="sm" mih={280} ta="center" px="xl">
      <Title order={3}>{title}</Title>
      <Text c="dimmed" maw={520}>
        {text}
      </Text>
      {children}
    </Stack>
  )
}
