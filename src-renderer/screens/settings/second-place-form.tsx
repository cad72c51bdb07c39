import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { client } from '../../lib/client.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { type PlaceRefusal, placeRefusal } from '../../lib/place-refusal.ts'
import { tellProblem } from '../../lib/tell.ts'
import { BusyButton } from '../../parts/busy-button.tsx'

/** Names the second place: typed, or chosen where the machine lets one choose. */
export function SecondPlaceForm({
  onName,
  busy,
}: {
  readonly onName: (place: { path: string; password?: string }, refuse: (error: unknown) => void) => Promise<boolean>
  readonly busy: boolean
}) {
  const { host } = useOpenDesk()
  const [path, setPath] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<PlaceRefusal>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() === '') return
    setRefusal({})
    onName({ path, ...(password === '' ? {} : { password }) }, (error) => setRefusal(placeRefusal(error)))
  }
  const choose = async () => {
    const chosen = await client.host.chooseFolder({ title: '选择第二个备份位置' }).catch(tellProblem)
    if (chosen) setPath(chosen)
  }
  return (
    <Stack gap={6} component="form" onSubmit={submit} aria-label="第二个备份位置">
      <Title order={3} size="h6">
        第二个位置
      </Title>
      <Text size="sm" c="dimmed">
        电脑坏了、丢了，本机的备份也跟着没有。选一个 U 盘或网络文件夹，以后它在就自动备份过去。
      </Text>
      <Group align="flex-start" wrap="nowrap">
        <TextInput
          label="文件夹"
          placeholder="例如 E:\ 或 \\服务器\备份"
          description="换了盘符也认得"
          value={path}
          error={refusal.path}
          onChange={(event) => setPath(event.currentTarget.value)}
          flex={1}
        />
        <PasswordInput
          label="密码（可不设）"
          description="至少 8 个字符；忘了谁也打不开"
          autoComplete="new-password"
          value={password}
          error={refusal.password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          flex={1}
        />
      </Group>
      <Group>
        {host.canChooseFolder && (
          <Button variant="default" onClick={choose}>
            选择文件夹
          </Button>
        )}
        <BusyButton type="submit" variant="default" disabled={path.trim() === ''} busy={busy}>
          用作第二个位置
        </BusyButton>
      </Group>
    </Stack>
  )
}
