import { Button, Group, Table } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { rolesText } from '../../../../src-domain/people/officer.ts'
import type { client } from '../../../lib/client.ts'
import { desk, refreshAll } from '../../../lib/desk.ts'
import { tellProblem } from '../../../lib/tell.ts'
import { useSteps } from '../../../lib/undo/undo.tsx'
import { RoleBoxes } from './add-officer.tsx'
import { PasswordButton } from './password-button.tsx'

type Row = Awaited<ReturnType<typeof client.people.list>>[number]

/** An officer's roles, whether there is a password, and 停用. */
export function OfficerRow({
  row,
  isHead,
  isSelf,
}: {
  readonly row: Row
  readonly isHead: boolean
  readonly isSelf: boolean
}) {
  const steps = useSteps()
  const change = useMutation(desk.people.change.mutationOptions({ onSettled: refreshAll }))
  const { uid, name, roles, retired } = row
  const keep = (label: string, changed: Omit<Parameters<typeof client.people.change>[0], 'officer'>) =>
    steps.keep(label, change.mutateAsync({ officer: uid, ...changed })).catch(tellProblem)
  return (
    <Table.Tr {...(retired && { c: 'dimmed' })}>
      <Table.Th scope="row" fw={isSelf ? 600 : 400}>
        {name}
        {retired ? '（已停用）' : isSelf && '（您）'}
      </Table.Th>
      <Table.Td>
        {isHead && !retired ? (
          <RoleBoxes
            label={`${name}的职责`}
            roles={roles}
            disabled={change.isPending}
            onChange={(roles) => keep(`${name}的职责`, { roles })}
          />
        ) : (
          rolesText(roles)
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          {row.hasPassword ? '有' : '没有'}
          {(isHead || isSelf) && !retired && <PasswordButton row={row} isSelf={isSelf} />}
        </Group>
      </Table.Td>
      <Table.Td>
        {isHead && (
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={change.isPending}
            aria-label={`${retired ? '重新启用' : '停用'}${name}`}
            onClick={() => keep(`${retired ? '重新启用' : '停用'}${name}`, { retired: !retired })}
          >
            {retired ? '重新启用' : '停用'}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
