import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { useLicences } from '../../lib/licences.ts'
import { places } from '../../lib/places.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { ThirdParties } from './licences.tsx'

const keys = [
  ['Ctrl+K', '搜索申报或位置'],
  [`Alt+1 … ${places.length}`, places.map(({ title }) => title).join('、')],
  ['Alt+PageUp / PageDown', '上一件 / 下一件申报'],
  ['Alt+Shift+4', '附件在申报表旁边对照'],
  ['Ctrl+P', '打印列出的申报'],
  ['Ctrl+Z / Ctrl+Y', '撤销 / 重做当前这件申报、这一页上的改动'],
] as const

export function About() {
  const licences = useLicences()
  const verify = useMutation({
    mutationFn: () => client.events.verify(),
    onSuccess: ({ events }) => tellDone(`${events} 条操作记录前后相连，没有被改动`),
    onError: tellProblem,
  })
  return (
    <Stack gap="xs" component="section" aria-label="关于">
      <Title order={2} size="h5">
        关于
      </Title>
      <Text size="sm">
        遴选工作台{licences && ` ${licences.version}`}。所有资料只在这台电脑上，不连接任何网络，不收集任何使用信息。
      </Text>
      <dl style={{ margin: 0 }}>
        {keys.map(([key, what]) => (
          <Group key={key} gap="md" component="div">
            <Text component="dt" size="sm" w={180} c="dimmed">
              {key}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {what}
            </Text>
          </Group>
        ))}
      </dl>
      <Group>
        <Button variant="default" onClick={() => verify.mutate()} loading={verify.isPending}>
          核对操作记录
        </Button>
        <ThirdParties />
      </Group>
    </Stack>
  )
}
