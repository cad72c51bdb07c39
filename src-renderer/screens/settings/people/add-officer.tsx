import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Role, roles, roleTitles } from '../../../../src-domain/people/officer.ts'
import { problemOf } from '../../../lib/client.ts'
import { desk, refreshAll, useOpenDesk } from '../../../lib/desk.ts'
import { beginSitting } from '../../../lib/sitting.ts'
import { tellDone } from '../../../lib/tell.ts'

export function AddOfficer({ isFirst }: { readonly isFirst: boolean }) {
  const { batch } = useOpenDesk()
  const [name, setName] = useState(isFirst ? batch.preparer : '')
  const [chosen, choose] = useState<readonly Role[]>(isFirst ? roles : ['handler'])
  const add = useMutation(desk.people.add.mutationOptions())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    add.mutate(
      { name: name.trim(), roles: chosen },
      {
        async onSuccess({ officer, session }) {
          tellDone(`已添加${officer.name}`)
          setName('')
          if (session) await beginSitting(session, officer.uid)
          else await refreshAll()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} aria-label="添加人员">
      <Group align="flex-end" gap="md">
        <TextInput
          label={isFirst ? '您的姓名' : '姓名'}
          w={180}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            add.reset()
          }}
        />
        <RoleBoxes label="职责" roles={chosen} onChange={choose} />
        <Button type="submit" variant="default" loading={add.isPending} disabled={name.trim() === ''}>
          {isFirst ? '设置人员，从我开始' : '添加'}
        </Button>
      </Group>
      {add.error && (
        <Text size="sm" c="var(--fail)" role="alert" mt={6}>
          {problemOf(add.error)?.message}
        </Text>
      )}
    </form>
  )
}

export function RoleBoxes({
  label,
  roles: chosen,
  disabled = false,
  onChange,
}: {
  readonly label: string
  readonly roles: readonly Role[]
  readonly disabled?: boolean
  readonly onChange: (roles: readonly Role[]) => void
}) {
  return (
    <Group gap="md" role="group" aria-label={label} mih={36}>
      {roles.map((role) => (
        <Checkbox
          key={role}
          label={roleTitles[role]}
          disabled={disabled}
          checked={chosen.includes(role)}
          onChange={(event) =>
            onChange(roles.filter((r) => (r === role ? event.currentTarget.checked : chosen.includes(r))))
          }
        />
      ))}
    </Group>
  )
}
