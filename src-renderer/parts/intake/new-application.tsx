import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { problemOf } from '../../lib/client.ts'
import { applyChange, desk, useOpenDesk } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'

/** A new application by hand: the dialog, and what opens it. */
export function useNewApplication(): { readonly open: () => void; readonly dialog: ReactNode } {
  const [opened, setOpened] = useState(false)
  return {
    open: () => setOpened(true),
    dialog: (
      <Modal opened={opened} onClose={() => setOpened(false)} title="手工新建申报">
        <NewApplication onClose={() => setOpened(false)} />
      </Modal>
    ),
  }
}

function NewApplication({ onClose }: { readonly onClose: () => void }) {
  const { scheme } = useOpenDesk()
  const [, go] = useLocation()
  const [category, setCategory] = useState<CategoryId>(scheme.categories[0]?.id ?? '')
  const [name, setName] = useState('')
  const create = useMutation(
    desk.applications.create.mutationOptions({
      onSuccess: (changed) => {
        applyChange(changed)
        onClose()
        go(applicationPath(changed.row.id))
      },
    }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ category, name })
      }}
    >
      <Stack gap="md">
        <div>
          <Text size="sm" fw={500} id="new-category">
            类别
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="new-category"
            value={category}
            onChange={(value) => setCategory(value as CategoryId)}
            data={scheme.categories.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </div>
        <TextInput
          label="名称"
          description="与营业执照一致；收到 Word 申报表的，直接拖入文件夹即可，不必手工新建"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={create.error ? problemOf(create.error)?.message : undefined}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
            新建
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
