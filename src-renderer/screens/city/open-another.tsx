import { Button, Group, Popover, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client } from '../../lib/client.ts'
import { desk, inAnotherFolder } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'

/** Opens another folder, a batch's or another 汇总. */
export function OpenAnother({ canChooseFolder }: { readonly canChooseFolder: boolean }) {
  const [folder, setFolder] = useState('')
  const open = useMutation(desk.desk.open.mutationOptions({ onSuccess: inAnotherFolder, onError: tellProblem }))
  if (canChooseFolder) {
    const choose = async () => {
      const chosen = await client.host.chooseFolder({ title: '打开另一个文件夹' }).catch(tellProblem)
      if (chosen) open.mutate({ folder: chosen })
    }
    return (
      <Button variant="default" size="xs" loading={open.isPending} onClick={choose}>
        打开另一个文件夹
      </Button>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate({ folder })
  }
  return (
    <Popover position="bottom-end" shadow="none" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs">
          打开另一个文件夹
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group align="flex-end" wrap="nowrap">
            <TextInput
              label="批次或汇总的文件夹"
              description="写完整的位置"
              w={360}
              value={folder}
              onChange={(event) => setFolder(event.currentTarget.value)}
            />
            <Button type="submit" loading={open.isPending} disabled={folder.trim() === ''}>
              打开
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
