import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { shanghaiDay } from '../../../../src-domain/text/shanghai-time.ts'
import { copyText } from '../../../lib/copy-text.ts'
import { dayWithWeekday } from '../../../lib/dates.ts'
import { desk, readAnew, useToday } from '../../../lib/desk.ts'
import { tellDone, tellProblem } from '../../../lib/tell.ts'

type Open = { readonly origin: string; readonly fingerprint: string; readonly until: string }

/** Where colleagues go, and what they compare there once. */
export function OpenOffice({ open, isHead }: { readonly open: Open; readonly isHead: boolean }) {
  const today = useToday()
  const close = useMutation(
    desk.office.close.mutationOptions({
      onError: tellProblem,
      onSettled: () => readAnew({ queryKey: desk.office.key() }),
    }),
  )
  const copy = async () => {
    await copyText(open.origin)
    tellDone('地址已复制')
  }
  return (
    <Stack gap="sm">
      <Text size="sm">已打开。请同事在浏览器里输入：</Text>
      <Group gap="sm">
        <Code fz="lg">{open.origin}</Code>
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>
          复制地址
        </Button>
      </Group>
      <Text size="sm">
        浏览器第一次会提醒证书不受信任。请同事在提醒里看证书的 SHA-256 指纹，与下面一字不差才继续；不一样就不要登录。
      </Text>
      <Code block aria-label="证书指纹">
        {fingerprintLines(open.fingerprint)}
      </Code>
      {today && (
        <Text size="sm" c="dimmed">
          证书用到 {dayWithWeekday(shanghaiDay(new Date(open.until)), today.date)}
          ；到期前一个月内再打开时自动换新，指纹随之改变。
        </Text>
      )}
      {isHead && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={close.isPending}
          onClick={() => close.mutate(undefined)}
        >
          关闭办公室
        </Button>
      )}
    </Stack>
  )
}

/** In two lines of sixteen, as browsers show it. */
function fingerprintLines(fingerprint: string): string {
  const pairs = fingerprint.split(':')
  return `${pairs.slice(0, 16).join(':')}\n${pairs.slice(16).join(':')}`
}
