import { Button, FileInput, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../lib/client.ts'
import { tellProblem } from '../../lib/tell.ts'
import type { NoticeFrom } from './use-draft.ts'

/** As much as a call holds of a file; a larger package is given by its place. */
const largest = 5 * 2 ** 20

/** A package somebody handed over: a ZIP chosen or dropped here, or the place of a ZIP or a folder. */
export function PackageFile({
  canChooseFolder,
  onChosen,
}: {
  readonly canChooseFolder: boolean
  readonly onChosen: (from: NoticeFrom) => void
}) {
  const [path, setPath] = useState('')
  const [refused, setRefused] = useState<string>()
  const take = async (file: File | null) => {
    setRefused(undefined)
    if (!file) return
    if (file.size > largest) return setRefused('文件超过 5 MB，请在下面写出它的位置。')
    onChosen({ file: file.name, base64: await base64Of(file) })
  }
  return (
    <>
      <FileInput
        label="方案包文件（ZIP）"
        placeholder="点这里选择，或把文件拖到这里"
        accept=".zip"
        clearable
        onChange={(file) => void take(file)}
        error={refused}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void take(event.dataTransfer.files[0] ?? null)
        }}
      />
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label="或者写出位置（ZIP 或文件夹）"
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          flex={1}
        />
        {canChooseFolder && (
          <Button
            variant="default"
            onClick={async () => {
              const chosen = await client.host.chooseFolder({ title: '选择方案包文件夹' }).catch(tellProblem)
              if (chosen) setPath(chosen)
            }}
          >
            选择
          </Button>
        )}
        <Button variant="default" disabled={path.trim() === ''} onClick={() => onChosen({ path })}>
          打开
        </Button>
      </Group>
    </>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => failed(reader.error))
    reader.readAsDataURL(file)
  })
}
