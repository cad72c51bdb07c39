import { Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { desk, useOpenDesk } from '../../../lib/desk.ts'
import { AddOfficer } from './add-officer.tsx'
import { OfficerRow } from './officer-row.tsx'
import { SignOffSwitch } from './sign-off-switch.tsx'

/** 人员: nobody at first; whoever sets the first up makes a desk of it where each signs in. */
export function People() {
  const { officer } = useOpenDesk()
  const { data: people = [] } = useQuery(desk.people.list.queryOptions())
  const isHead = officer?.roles.includes('head') ?? false
  return (
    <Stack gap="sm" component="section" aria-label="人员">
      <Title order={2} size="h5">
        人员
      </Title>
      <Text size="sm" c="dimmed">
        {people.length === 0
          ? '一个人用不必设置。几个人轮流用时在这里添加：打开时先选姓名，操作记录写本人姓名，各人只能办职责以内的事。第一位就是您自己，须是负责人。'
          : '经办收件、初审、排序、定稿和报送；复核审核提交的内容；负责人同意、解锁、管理人员。一人可以有几项职责。'}
      </Text>
      {people.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table aria-label="人员" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>姓名</Table.Th>
                <Table.Th>职责</Table.Th>
                <Table.Th>密码</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {people.map((row) => (
                <OfficerRow key={row.uid} row={row} isHead={isHead} isSelf={row.uid === officer?.uid} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {(isHead || !officer) && <AddOfficer isFirst={!officer} />}
      {officer && <SignOffSwitch isHead={isHead} />}
    </Stack>
  )
}
