import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../lib/client.ts'
import { tellProblem } from '../../lib/tell.ts'
import { FindCopies } from '../../parts/backups/find-copies.tsx'
import { type ChosenCopy, RestoreDialog } from '../../parts/backups/restore-dialog.tsx'

/** 从备份恢复 before any desk is open: on a new laptop, or where the data folder is damaged. */
export function RestoreStart({
  folder,
  refused,
  canChooseFolder,
  onBack,
}: {
  /** The data folder proposed. */
  readonly folder: string
  /** Why it can't be opened. */
  readonly refused?: string | undefined
  readonly canChooseFolder: boolean
  readonly onBack: () => void
}) {
  const [target, setTarget] = useState(folder)
  const [chosen, setChosen] = useState<ChosenCopy>()
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  const choose = async () => {
    const other = await client.host.chooseFolder({ title: '选择数据文件夹' }).catch(tellProblem)
    if (other) setTarget(other)
  }
  return (
    <Stack>
      <div>
        <Title order={1} size="h2">
          从备份恢复
        </Title>
        <Text c="dimmed">插上 U 盘或连上网络文件夹，选一份备份，申报、附件、定稿和操作记录就都回来了。</Text>
      </div>
      {refused && (
        <Alert color="red" title="数据文件夹打不开">
          {refused}
        </Alert>
      )}
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label="恢复到这个数据文件夹"
          description={refused ? '打不开的数据会原样移到它的 aside 文件夹里保留' : '这台电脑上存放本批次全部资料的地方'}
          value={target}
          onChange={(event) => setTarget(event.currentTarget.value)}
          flex={1}
        />
        {canChooseFolder && (
          <Button variant="default" onClick={choose}>
            选择
          </Button>
        )}
      </Group>
      <FindCopies
        today={today}
        canChooseFolder={canChooseFolder}
        first={refused ? folder : ''}
        onChoose={(copy) => setChosen({ ...copy, folder: target })}
      />
      <Group>
        <Button variant="default" onClick={onBack}>
          返回
        </Button>
      </Group>
      {chosen && <RestoreDialog chosen={chosen} today={today} onClose={() => setChosen(undefined)} />}
    </Stack>
  )
}
