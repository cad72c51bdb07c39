import { Button, Group, TextInput } from '@mantine/core'
import { type DragEvent, type FormEvent, type ReactNode, useRef, useState } from 'react'
import { client } from '../../lib/client.ts'
import { tellProblem } from '../../lib/tell.ts'
import { type ChosenFile, upload } from '../../lib/upload.ts'
import { chosenFiles, droppedEntries, filesBelow } from '../../parts/intake/intake-files.ts'
import classes from './city.module.css'

/** Files that were chosen or dropped, or where they lie on this machine. */
export type Given = { readonly files: readonly ChosenFile[] } | { readonly path: string }

/** As the calls take it; files are handed over first. */
export async function handedOver(given: Given, signal?: AbortSignal) {
  return 'path' in given ? given : { upload: await upload(given.files, signal ? { signal } : {}) }
}

/** Takes files as they are dropped, chosen, or named by their place. */
export function GivenBar({
  label,
  description,
  button,
  extension,
  canChooseFolder,
  busy,
  beside,
  onGiven,
}: {
  readonly label: string
  readonly description: string
  readonly button: string
  readonly extension: '.zip' | '.xlsx'
  readonly canChooseFolder: boolean
  readonly busy: boolean
  /** What else is to be said with it. */
  readonly beside?: ReactNode
  readonly onGiven: (given: Given) => void
}) {
  const [path, setPath] = useState('')
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const give = (files: readonly ChosenFile[]) => {
    // Office programs leave ~$… beside what they have open.
    const meant = files.filter(({ path }) => path.toLowerCase().endsWith(extension) && !/(^|\/)~\$/.test(path))
    // What is nothing of the kind is refused by its name, rather than passed over.
    if (files.length > 0) onGiven({ files: meant.length > 0 ? meant : files })
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (busy) return
    const entries = droppedEntries(event.dataTransfer)
    give(await filesBelow(entries, new AbortController().signal))
  }
  const choose = async () => {
    const chosen = await client.host.chooseFolder({ title: label }).catch(tellProblem)
    if (chosen) setPath(chosen)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() !== '') onGiven({ path })
  }
  return (
    <form
      onSubmit={submit}
      aria-label={label}
      className={classes.given}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label={label}
          description={description}
          placeholder={`把文件拖到这里，或写它们所在的位置`}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          flex={1}
          miw={320}
        />
        {canChooseFolder && (
          <Button variant="default" onClick={choose}>
            选择文件夹
          </Button>
        )}
        <Button variant="default" onClick={() => input.current?.click()} disabled={busy}>
          选择文件…
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={extension}
          aria-label={`${label}：文件`}
          onChange={({ currentTarget }) => {
            const files = currentTarget.files ? chosenFiles(currentTarget.files) : []
            currentTarget.value = ''
            give(files)
          }}
        />
        {beside}
        <Button type="submit" loading={busy} disabled={path.trim() === ''}>
          {button}
        </Button>
      </Group>
    </form>
  )
}
