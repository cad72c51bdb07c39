import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './screen.module.css'

/** A screen's head and body: its name, one line about it, what can be done here, and the work below. */
export function Screen({
  title,
  about,
  actions,
  children,
}: {
  readonly title: string
  readonly about?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <Stack gap="md" className={classes.screen}>
      <div>
        <Group justify="space-between" gap="sm">
          <Title order={1} size="h3">
            {title}
          </Title>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
        {about && (
          <Text size="sm" c="dimmed" className={classes.about}>
            {about}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  )
}
