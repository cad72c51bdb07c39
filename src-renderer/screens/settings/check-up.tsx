import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, readAnew, useToday } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useJob } from '../../lib/use-job.ts'
import { JobBar } from '../../parts/job-bar.tsx'

/** 体检: what the last check of everything found, and the way to mend it. */
export function CheckUp() {
  const { data: last } = useQuery(desk.doctor.state.queryOptions())
  const today = useToday()
  const { job, run, cancel } = useJob()
  const refresh = () => readAnew({ queryKey: desk.doctor.key() })
  const check = async () => {
    await run('体检', (signal) => client.doctor.check(undefined, { signal }))
    await refresh()
  }
  const repair = useMutation({
    mutationFn: (sha256: string) => client.doctor.repairFile({ sha256 }),
    onSuccess: async ({ name }) => {
      tellDone(`“${name}”已从备份取回`)
      await check()
    },
    onError: tellProblem,
  })
  return (
    <Stack gap="xs" component="section" aria-label="体检">
      <Title order={2} size="h5">
        体检
      </Title>
      <Text size="sm" c="dimmed">
        数据库逐行、操作记录逐条、文件逐个与保存时核对，不改动任何东西。空闲时每天自动做一次。
      </Text>
      {last && today && (
        <>
          <Table verticalSpacing={6} aria-label={`体检结果，${clockTime(last.at, today.date)}`}>
            <Table.Tbody>
              {last.lines.map(({ part, fine, text }) => (
                <Table.Tr key={part}>
                  <Table.Td w={120}>{part}</Table.Td>
                  <Table.Td {...(fine ? {} : { c: 'red' })}>
                    {fine ? '✓ ' : '✗ '}
                    {text}
                  </Table.Td>
                </Table.Tr>
              ))}
              {last.files.wrong.map(({ sha256, name, applications, lost, inBackup }) => (
                <Table.Tr key={sha256}>
                  <Table.Td />
                  <Table.Td>
                    <Group justify="space-between" gap="sm" wrap="nowrap">
                      <Text size="sm">
                        {applications.join('、')}
                        {applications.length > 0 ? ' 的' : ''}“{name}”{lost ? '丢失' : '与收件时不一致'}
                        {inBackup ? '，备份里有完好的' : '，备份里没有，请把原件重新添加一次'}
                      </Text>
                      {inBackup && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          onClick={() => repair.mutate(sha256)}
                          loading={repair.isPending && repair.variables === sha256}
                          aria-label={`从备份取回“${name}”`}
                        >
                          从备份取回
                        </Button>
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text size="sm" c="dimmed">
            最近一次：{clockTime(last.at, today.date)}
          </Text>
        </>
      )}
      {job ? (
        <JobBar job={job} onCancel={cancel} />
      ) : (
        <Group>
          <Button variant="default" onClick={check}>
            现在体检
          </Button>
        </Group>
      )}
    </Stack>
  )
}
