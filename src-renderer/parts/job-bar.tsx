import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { Job } from '../lib/use-job.ts'

/** A long step's progress, no further than it is known to be, the time it will still take, and the way out of it. */
export function JobBar({ job, onCancel }: { readonly job: Job; readonly onCancel?: (() => void) | undefined }) {
  const percent = job.fraction === undefined ? undefined : Math.floor(job.fraction * 100)
  return (
    <Stack gap={6} role="status">
      <Group justify="space-between" gap="md">
        <Text size="sm">
          {job.label}
          {percent === undefined ? '…' : ` ${percent}%`}
          {job.remaining ? `，约还要 ${inWords(job.remaining)}` : ''}
        </Text>
        {onCancel && (
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            取消
          </Button>
        )}
      </Group>
      <Progress value={percent ?? 0} aria-label={job.label} />
    </Stack>
  )
}

/** Seconds while they can be waited out, then minutes. */
function inWords(seconds: number): string {
  return seconds < 100 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`
}
