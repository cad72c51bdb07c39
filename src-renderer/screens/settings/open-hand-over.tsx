import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { lackingLine } from '../../../src-domain/text/lacking-line.ts'
import { client, problemOf } from '../../lib/client.ts'
import { desk, inAnotherFolder } from '../../lib/desk.ts'
import { tellAmiss, tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import { useJob } from '../../lib/use-job.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { JobBar } from '../../parts/job-bar.tsx'
import { DataFolderField } from './data-folder-field.tsx'
import { canOpen, FoundList } from './found-hand-overs.tsx'

/** 换电脑: a hand-over file becomes the data folder of this laptop. */
export function OpenHandOver({
  folder: proposed,
  canChooseFolder,
  onBack,
}: {
  readonly folder: string
  readonly canChooseFolder: boolean
  readonly onBack: () => void
}) {
  const [place, setPlace] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [password, setPassword] = useState('')
  const [folder, setFolder] = useState(proposed)
  const [refused, setRefused] = useState<ReturnType<typeof problemOf>>()
  const { job, run, cancel } = useJob()
  const find = useMutation(
    desk.handOver.find.mutationOptions({
      onSuccess: (found) => setChosen(found.find(canOpen)?.path),
      onError: (error) => setRefused(problemOf(error)),
    }),
  )
  const locked = find.data?.find(({ path }) => path === chosen)?.state === 'locked'
  const look = (path: string) => {
    setRefused(undefined)
    setChosen(undefined)
    find.mutate({ path })
  }

  const search = (event: FormEvent) => {
    event.preventDefault()
    look(place)
  }
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen === undefined) return
    setRefused(undefined)
    const secret = locked && password !== '' ? { password } : {}
    const done = await run(
      '打开交接文件',
      (signal) => client.handOver.open({ path: chosen, folder, ...secret }, { signal }),
      (error) => setRefused(problemOf(error)),
    )
    if (!done) return
    await inAnotherFolder()
    tellDone(`已打开${done.district}的交接文件，收入 ${done.joined} 件，编号照旧`, toRead)
    if (done.lacking.length > 0)
      tellAmiss(`交出的电脑上有 ${lackingLine(done.lacking)}。其余都在；请按体检写的从备份取回，或把原件重新添加一次。`)
  }
  return (
    <Stack>
      <div>
        <Title order={1} size="h2">
          打开交接文件
        </Title>
        <Text c="dimmed">
          整批交出的打开以后与原来的电脑一样：申报、原件、排序、定稿和扫描件、送达、名单、评审会、人员和密码、操作记录都在，生成过的文件可以重印。只交出几件的，打开的是这几件，另成一个批次，编号不变。
        </Text>
      </div>
      <form onSubmit={search} aria-label="查找交接文件">
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            label="交接文件在哪里"
            placeholder="例如 E:\"
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
            flex={1}
          />
          {canChooseFolder && (
            <Button
              variant="default"
              onClick={async () => {
                const where = await client.host
                  .chooseFolder({ title: '选择交接文件所在的 U 盘或文件夹' })
                  .catch(tellProblem)
                if (!where) return
                setPlace(where)
                look(where)
              }}
            >
              选择
            </Button>
          )}
          <Button type="submit" variant="default" loading={find.isPending} disabled={place.trim() === ''}>
            查找
          </Button>
        </Group>
      </form>
      {refused && <Alert color="red">{refused.message}</Alert>}
      <form onSubmit={open} aria-label="打开交接文件">
        <Stack>
          {find.data && <FoundList found={find.data} chosen={chosen} onChoose={setChosen} />}
          {locked && (
            <PasswordInput
              label="密码"
              autoComplete="off"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <DataFolderField
            description="空文件夹；本批次全部资料今后存在这里"
            folder={folder}
            canChoose={canChooseFolder}
            onFolder={setFolder}
          />
          {job && <JobBar job={job} onCancel={cancel} />}
          <Group justify="space-between">
            <Button variant="default" onClick={onBack}>
              返回
            </Button>
            <BusyButton
              type="submit"
              busy={job !== undefined}
              disabled={chosen === undefined || folder.trim() === '' || (locked && password === '')}
            >
              打开
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </Stack>
  )
}
