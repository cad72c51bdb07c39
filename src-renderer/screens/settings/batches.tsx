import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { client, problemOf } from '../../lib/client.ts'
import { desk, inAnotherFolder, useOpenDesk } from '../../lib/desk.ts'
import { newBatchPath, nextNoticePath } from '../../lib/places.ts'
import { tellProblem } from '../../lib/tell.ts'
import { RecentBatches } from '../../parts/recent/recent-batches.tsx'

/** Other batches: each is a data folder of its own, and one is open at a time. */
export function Batches() {
  const { folder, host } = useOpenDesk()
  const [, go] = useLocation()
  const [naming, setNaming] = useState(false)
  const [path, setPath] = useState('')
  const open = useMutation(
    desk.desk.open.mutationOptions({
      async onSuccess() {
        go('/')
        await inAnotherFolder()
      },
    }),
  )
  const choose = async () => {
    const chosen = await client.host.chooseFolder({ title: '另一个批次的数据文件夹' }).catch(tellProblem)
    if (chosen) open.mutate({ folder: chosen })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim()) open.mutate({ folder: path.trim() })
  }
  const refused = open.error ? problemOf(open.error)?.message : undefined
  return (
    <Stack gap="xs" component="section" aria-label="其他批次">
      <Title order={2} size="h5">
        其他批次
      </Title>
      <Text size="sm" c="dimmed">
        一个批次一个数据文件夹，同时打开一个。现在打开的是 {folder.path}，换到别的批次，这里的资料原样保留。
      </Text>
      <RecentBatches
        opening={open.isPending ? open.variables.folder : undefined}
        onOpen={(folder) => open.mutate({ folder })}
      />
      <Group>
        <Button variant="default" component={Link} href={newBatchPath}>
          新建批次
        </Button>
        <Button variant="default" component={Link} href={nextNoticePath}>
          沿用到下一年
        </Button>
        <Button
          variant="default"
          loading={open.isPending}
          {...(host.canChooseFolder ? {} : { 'aria-expanded': naming })}
          onClick={() => (host.canChooseFolder ? void choose() : setNaming(!naming))}
        >
          打开另一个批次…
        </Button>
      </Group>
      {naming && (
        <form onSubmit={submit}>
          <Group align="flex-end" wrap="nowrap">
            <TextInput
              label="另一个批次的数据文件夹"
              value={path}
              onChange={(event) => setPath(event.currentTarget.value)}
              flex={1}
            />
            <Button type="submit" disabled={path.trim() === ''}>
              打开
            </Button>
          </Group>
        </form>
      )}
      {refused && <Alert color="red">{refused}</Alert>}
    </Stack>
  )
}
