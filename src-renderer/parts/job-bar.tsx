import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { Job } from '../lib/use-job.ts'

/** A long step's progress, the time it will still take, and the way out of it. */
export function JobBar({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }) {
  const percent = job.fraction === undefined ? undefined : Math.floor(job.fraction * 100)
  return (
    <Stack gap={6} role="status">
      <Group justify="space-between" gap="md">
        <Text size="sm">
          {job.label}
          {percent === undefined ? '' : ` ${percent}%`}
          {job.remaining === undefined ? '' : `，约还要 ${job.remaining} 秒`}
        </Text>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          取消
        </Button>
      </Group>
      <Progress value={percent ?? 100} animated={percent === undefined} aria-label={job.label} />
    </Stack>
  )
}
