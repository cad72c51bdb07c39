import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, queryClient, useOpenDesk, useToday } from '../../lib/desk.ts'
import { fileSize } from '../../lib/figures.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'

const shown = 5

export function Backups() {
  const { host, folder } = useOpenDesk()
  const today = useToday()
  const { data: backups = [] } = useQuery(desk.backup.list.queryOptions())
  const create = useMutation({
    mutationFn: () => client.backup.create(),
    onSuccess: async ({ name }) => {
      tellDone(`已备份为 ${name}`)
      await queryClient.invalidateQueries({ queryKey: desk.backup.key() })
    },
    onError: tellProblem,
  })
  const reveal = (place: 'data' | 'backups') => client.host.reveal({ place }).catch(tellProblem)
  return (
    <Stack gap="xs" component="section" aria-label="数据与备份">
      <Title order={2} size="h5">
        数据与备份
      </Title>
      <Text size="sm">
        数据文件夹：<code>{folder.path}</code>
      </Text>
      <Text size="sm" c="dimmed">
        备份只含 desk.sqlite；附件原件在 files 文件夹里，写入后不再改动。换电脑时请把整个数据文件夹一起拷走。
      </Text>
      {backups.length > 0 && today ? (
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>备份</Table.Th>
              <Table.Th>时间</Table.Th>
              <Table.Th ta="right">大小</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {backups.slice(0, shown).map((backup) => (
              <Table.Tr key={backup.name}>
                <Table.Td>{backup.name}</Table.Td>
                <Table.Td>{clockTime(backup.at, today.date)}</Table.Td>
                <Table.Td ta="right">{fileSize(backup.size)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : (
        <Text size="sm">还没有备份。建议每天下班前备份一次。</Text>
      )}
      <Group>
        <Button onClick={() => create.mutate()} loading={create.isPending}>
          立即备份
        </Button>
        {host.canReveal && (
          <>
            <Button variant="default" onClick={() => reveal('backups')}>
              打开备份文件夹
            </Button>
            <Button variant="default" onClick={() => reveal('data')}>
              打开数据文件夹
            </Button>
          </>
        )}
      </Group>
    </Stack>
  )
}
