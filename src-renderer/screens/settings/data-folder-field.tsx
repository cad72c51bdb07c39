import { Button, Group, TextInput } from '@mantine/core'
import { client } from '../../lib/client.ts'
import { tellProblem } from '../../lib/tell.ts'
import { BadPlace } from './bad-place.tsx'

/** The folder that something new is to lie in, typed or chosen, and a word where it lies badly. */
export function DataFolderField({
  label = '数据文件夹',
  description,
  folder,
  canChoose,
  onFolder,
}: {
  readonly label?: string
  readonly description: string
  readonly folder: string
  readonly canChoose: boolean
  readonly onFolder: (folder: string) => void
}) {
  const choose = async () => {
    const chosen = await client.host.chooseFolder({ title: `选择${label}` }).catch(tellProblem)
    if (chosen) onFolder(chosen)
  }
  return (
    <>
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label={label}
          description={description}
          value={folder}
          onChange={(event) => onFolder(event.currentTarget.value)}
          flex={1}
        />
        {canChoose && (
          <Button variant="default" onClick={choose}>
            选择
          </Button>
        )}
      </Group>
      <BadPlace folder={folder} />
    </>
  )
}
