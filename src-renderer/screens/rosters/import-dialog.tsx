import { Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RosterPlan } from '../../../src-domain/rosters/read-roster.ts'
import { type RosterKind, rosterKindNames, rosterKinds } from '../../../src-domain/rosters/roster.ts'
import { client, problemOf } from '../../lib/client.ts'
import { refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { tellDone, toRead } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { upload } from '../../lib/upload.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { DroppedFile } from '../../parts/dropped-file.tsx'
import { SheetColumns, type TableSeen } from './sheet-columns.tsx'

type Props = { readonly opened: boolean; readonly onClose: () => void }

/** 导入名单: the file, what its columns are, and what kind of list it is. */
export function ImportDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="导入名单" size={860}>
      <ImportForm onClose={onClose} />
    </Modal>
  )
}

function ImportForm({ onClose }: Pick<Props, 'onClose'>) {
  const { scheme } = useOpenDesk()
  const { keep } = useSteps()
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<TableSeen>()
  const [kind, setKind] = useState<RosterKind>('earlier')
  const [serves, setServes] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [source, setSource] = useState('')
  const [dated, setDated] = useState('')

  const look = useMutation({
    mutationFn: async ({ file, plan }: { readonly file: File; readonly plan?: RosterPlan }) =>
      client.rosters.look({ from: await handedOver(file), ...(plan && { plan }) }),
    onSuccess: setSeen,
    onError: () => setSeen(undefined),
  })
  const take = (chosen: File | null) => {
    setFile(chosen)
    setSeen(undefined)
    if (!chosen) return look.reset()
    setTitle(chosen.name.replace(/\.[^.]+$/, ''))
    look.mutate({ file: chosen })
  }
  const keeping = useMutation({
    mutationFn: async (file: File) => {
      const head = { kind, title, source, ...(serves !== null && { serves }), ...(dated !== '' && { dated }) }
      const from = await handedOver(file)
      return keep(`导入《${title}》`, client.rosters.import({ from, ...head, ...(seen?.plan && { plan: seen.plan }) }))
    },
    onSuccess: async ({ entries }) => {
      onClose()
      await refreshAll()
      tellDone(`已导入《${title}》，${entries} 家。查到的列在表里，在初审中认定。`, toRead)
    },
  })
  const refused = problemOf(keeping.error ?? look.error)?.message
  const isWhole = seen?.read && seen.read.entries > 0 && title.trim() !== '' && source.trim() !== ''

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (file && isWhole) keeping.mutate(file)
      }}
    >
      <Stack gap="sm">
        <DroppedFile
          label="名单文件（XLSX、CSV）"
          accept=".xlsx,.csv,.txt,.tsv"
          data-autofocus
          value={file}
          onChange={take}
          error={(keeping.error || look.error) && refused}
        />
        {file && seen && <SheetColumns seen={seen} onPlan={(plan) => look.mutate({ file, plan })} />}
        <Group grow align="flex-start">
          <Select
            label="种类"
            allowDeselect={false}
            data={rosterKindNames.map((value) => ({ value, label: rosterKinds[value].title }))}
            value={kind}
            onChange={(value) => {
              const chosen = rosterKindNames.find((name) => name === value) ?? kind
              setKind(chosen)
              // A notice may call its list as the kind is called.
              setServes(scheme.lists.find(({ id }) => id === chosen)?.id ?? null)
            }}
          />
          {scheme.lists.length > 0 && (
            <Select
              label="用于方案的哪份名单"
              placeholder="不用于，只作本单位核对"
              clearable
              data={scheme.lists.map(({ id, title }) => ({ value: id, label: title }))}
              value={serves}
              onChange={setServes}
            />
          )}
          <TextInput
            label="名单日期（可不填）"
            type="date"
            value={dated}
            onChange={(event) => setDated(event.currentTarget.value)}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label="名单名称"
            required
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label="来源（公布单位或网站）"
            required
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        </Group>
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {seen?.read && countsText(seen)}
          </Text>
          <BusyButton type="submit" disabled={!isWhole} busy={keeping.isPending}>
            导入{seen?.read ? ` ${seen.read.entries} 家` : ''}
          </BusyButton>
        </Group>
      </Stack>
    </form>
  )
}

async function handedOver(file: File): Promise<{ upload: string }> {
  return { upload: await upload([{ path: file.name, file }]) }
}

function countsText({ read, unread }: TableSeen): string {
  const { entries = 0, nameless = 0, badCodes = 0 } = read ?? {}
  return [
    `读到 ${entries} 家`,
    ...(nameless > 0 ? [`${nameless} 行没有名称，不收`] : []),
    ...(badCodes > 0 ? [`${badCodes} 行信用代码不对，只按名称核对`] : []),
    ...(unread > 0 ? [`${unread} 格是公式或合并单元格，没有读`] : []),
  ].join('；')
}
