import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { client } from '../../lib/client.ts'
import { type PlaceRefusal, placeRefusal } from '../../lib/place-refusal.ts'
import { tellProblem } from '../../lib/tell.ts'
import { CopiesTable } from './copies-table.tsx'
import type { ChosenCopy } from './restore-dialog.tsx'

/** Copies on a stick, in a network folder or in a data folder, with what opens them. */
export function FindCopies({
  today,
  canChooseFolder,
  onChoose,
  first = '',
}: {
  /** ISO date. */
  readonly today: string
  readonly canChooseFolder: boolean
  readonly onChoose: (copy: ChosenCopy) => void
  /** Where is looked at once. */
  readonly first?: string
}) {
  const [path, setPath] = useState(first)
  const [password, setPassword] = useState('')
  const find = useMutation({
    mutationFn: (input: Parameters<typeof client.backup.find>[0]) => client.backup.find(input),
  })
  const { mutate } = find
  const withPassword = password === '' ? {} : { password }
  const [refusal, setRefusal] = useState<PlaceRefusal>({})
  const look = (where: string) => {
    setRefusal({})
    mutate({ path: where, ...withPassword }, { onError: (error) => setRefusal(placeRefusal(error)) })
  }
  // What is wrong with the folder is said already; that it has no copies is no news then.
  useEffect(() => {
    if (first !== '') mutate({ path: first })
  }, [first, mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() !== '') look(path)
  }
  const choose = async () => {
    const chosen = await client.host.chooseFolder({ title: '选择备份所在的 U 盘或文件夹' }).catch(tellProblem)
    if (!chosen) return
    setPath(chosen)
    look(chosen)
  }
  const locked = find.data?.some((place) => !place.unlocked)
  return (
    <Stack gap="sm" component="form" onSubmit={submit} aria-label="查找备份">
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label="备份在哪里"
          description="U 盘、网络文件夹，或原来的数据文件夹"
          placeholder="例如 E:\"
          value={path}
          error={refusal.path}
          // Below the field it would push the buttons off its line.
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          onChange={(event) => setPath(event.currentTarget.value)}
          flex={1}
        />
        {canChooseFolder && (
          <Button variant="default" onClick={choose}>
            选择
          </Button>
        )}
        <Button type="submit" variant="default" loading={find.isPending} disabled={path.trim() === ''}>
          查找备份
        </Button>
      </Group>
      {(locked || password !== '' || refusal.password) && (
        <PasswordInput
          label="备份密码"
          description="这里的备份有密码，输入后再按“查找备份”"
          value={password}
          autoComplete="off"
          error={refusal.password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      {find.data?.map((place) => (
        <Stack key={place.path} gap={4} component="section" aria-label={place.name}>
          <Title order={3} size="h6">
            {place.district ? `${place.district} · ` : ''}
            {place.path}
          </Title>
          {place.unlocked ? (
            <CopiesTable
              copies={place.copies}
              today={today}
              label={`${place.name}的备份`}
              onRestore={({ name }) => onChoose({ place: place.path, name, ...withPassword })}
            />
          ) : (
            <Text size="sm">有密码，输入密码后才看得到里面的备份。</Text>
          )}
        </Stack>
      ))}
    </Stack>
  )
}
