import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../lib/client.ts'
import { desk, inAnotherFolder } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'
import { AskedAtButton } from '../../parts/asked-at-button.tsx'
import { BusyButton } from '../../parts/busy-button.tsx'

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
      <BusyButton variant="default" size="xs" busy={open.isPending} onClick={choose}>
        打开另一个文件夹
      </BusyButton>
    )
  }
  return (
    <AskedAtButton
      title="打开另一个文件夹"
      submit="打开"
      size="xs"
      width={400}
      busy={open.isPending}
      ready={folder.trim() !== ''}
      onGiven={() => open.mutate({ folder })}
    >
      <TextInput
        label="批次或汇总的文件夹"
        description="写完整的位置"
        data-autofocus
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
    </AskedAtButton>
  )
}
