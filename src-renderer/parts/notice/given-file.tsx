import { Box, Button, FileInput, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { base64Of } from '../../lib/base64.ts'
import { client } from '../../lib/client.ts'
import { tellProblem } from '../../lib/tell.ts'
import type { NoticeFrom } from './use-draft.ts'

/** As much as a call holds of a file; a larger package is given by its place. */
const largest = 5 * 2 ** 20

/** A package somebody handed over: a ZIP or workbook chosen or dropped here, or the place of one or of a folder. */
export function GivenFile({
  canChooseFolder,
  onChosen,
}: {
  readonly canChooseFolder: boolean
  readonly onChosen: (from: NoticeFrom) => void
}) {
  const [path, setPath] = useState('')
  const [refused, setRefused] = useState<string>()
  const [file, setFile] = useState<File | null>(null)
  const take = async (chosen: File | null) => {
    setRefused(undefined)
    setFile(chosen)
    if (!chosen) return
    if (chosen.size > largest) return setRefused('文件超过 5 MB，请在下面写出它的位置。')
    onChosen({ file: chosen.name, base64: await base64Of(chosen) })
  }
  return (
    <>
      <Box
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void take(event.dataTransfer.files[0] ?? null)
        }}
      >
        <FileInput
          label="方案包或方案表格（ZIP、XLSX）"
          placeholder="点这里选择，或把文件拖到这里"
          accept=".zip,.xlsx"
          clearable
          clearButtonProps={{ 'aria-label': '不用这个文件' }}
          value={file}
          onChange={(chosen) => void take(chosen)}
          error={refused}
        />
      </Box>
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label="或者写出位置（ZIP、XLSX 或文件夹）"
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
