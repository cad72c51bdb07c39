import { Alert, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../../lib/client.ts'
import { desk, inAnotherFolder } from '../../lib/desk.ts'
import { folderBeside } from '../../lib/folder-beside.ts'
import { Loading } from '../../parts/loading.tsx'
import { DataFolderField } from './data-folder-field.tsx'
import { type GivenNotice, GivenNoticeChoice } from './given-notice.tsx'

/** Stands in the list of schemes for one that comes as a package. */
const fromPackage = '方案包'

/** A new 汇总: by which notice, and where it lies. */
export function NewCity({
  folder: proposed,
  canChooseFolder,
  onBack,
}: {
  readonly folder: string
  readonly canChooseFolder: boolean
  readonly onBack: () => void
}) {
  const { data: offered } = useQuery(desk.notices.offered.queryOptions())
  const [scheme, setScheme] = useState<string>()
  const [taken, setTaken] = useState<GivenNotice>()
  const [folder, setFolder] = useState(() => folderBeside(proposed, '市级汇总'))
  const [database, setDatabase] = useState('')
  const create = useMutation(desk.city.create.mutationOptions({ onSuccess: inAnotherFolder }))
  if (!offered) return <Loading />
  const byPackage = scheme === fromPackage
  const chosen = byPackage ? fromPackage : (scheme ?? offered[0]?.id ?? null)
  const path = byPackage && taken && 'path' in taken.from ? taken.from.path : undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (byPackage && path === undefined) return
    create.mutate({ ...(path === undefined ? { scheme: chosen ?? '' } : { notice: path }), folder, database })
  }

  return (
    <form onSubmit={submit} noValidate aria-label="新建市级汇总">
      <Stack>
        <div>
          <Title order={1} size="h2">
            新建市级汇总
          </Title>
          <Text c="dimmed">收各区的报送包，汇总、统计、评审，确定入选。区里报送用的批次不受影响。</Text>
        </div>
        <Select
          label="遴选方案"
          description="与各区所用的同一份；方案更正过的，请用更正后的方案包"
          data={[
            ...offered.map((s) => ({ value: s.id, label: `${s.title}（${s.documentNumber}）` })),
            { value: fromPackage, label: '别处交来的方案包或表格…' },
          ]}
          value={chosen}
          onChange={(value) => setScheme(value ?? undefined)}
          allowDeselect={false}
        />
        {byPackage && <GivenNoticeChoice canChooseFolder={canChooseFolder} taken={taken} onTaken={setTaken} />}
        <DataFolderField
          label="汇总的文件夹"
          description="空文件夹；收到的报送包也存在这里"
          folder={folder}
          canChoose={canChooseFolder}
          onFolder={setFolder}
        />
        <TextInput
          label="PostgreSQL 数据库（可不填）"
          description="几个人同时用时才需要，写成 postgres://账户@主机:端口/数据库；不填就存在上面的文件夹里"
          value={database}
          onChange={(event) => setDatabase(event.currentTarget.value)}
        />
        {create.error && <Alert color="red">{problemOf(create.error)?.message}</Alert>}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            返回
          </Button>
          <Button type="submit" loading={create.isPending}>
            新建汇总
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
