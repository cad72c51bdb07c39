import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { client } from '../../lib/client.ts'
import { tellProblem } from '../../lib/tell.ts'

/** Where something lies on this machine: chosen where the machine can, else written. */
export function PathBar({
  label,
  description,
  button,
  canChooseFolder,
  busy = false,
  beside,
  onPath,
}: {
  readonly label: string
  readonly description: string
  readonly button: string
  readonly canChooseFolder: boolean
  readonly busy?: boolean
  /** What else is to be said with it. */
  readonly beside?: ReactNode
  readonly onPath: (path: string) => void
}) {
  const [path, setPath] = useState('')
  const choose = async () => {
    const chosen = await client.host.chooseFolder({ title: label }).catch(tellProblem)
    if (chosen) setPath(chosen)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() !== '') onPath(path)
  }
  return (
    <form onSubmit={submit} aria-label={label}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={label}
          description={description}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          flex={1}
          miw={320}
        />
        {canChooseFolder && (
          <Button variant="default" onClick={choose}>
            选择
          </Button>
        )}
        {beside}
        <Button type="submit" loading={busy} disabled={path.trim() === ''}>
          {button}
        </Button>
      </Group>
    </form>
  )
}
