import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk } from '../../lib/desk.ts'
import type { ListAsked } from './list-asked.ts'

/** Which columns a list is printed and exported with; kept on this machine for this kind of list. */
export function ColumnChoice({
  asked,
  without,
  onChosen,
  onClose,
}: {
  /** Undefined while it is closed. */
  readonly asked: ListAsked | undefined
  readonly without: readonly string[]
  readonly onChosen: (without: readonly string[]) => void
  readonly onClose: () => void
}) {
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title="清单的栏目" size={620}>
      {asked && <Choice {...{ asked, without, onChosen, onClose }} />}
    </Modal>
  )
}

function Choice({ asked, without, onChosen, onClose }: Parameters<typeof ColumnChoice>[0] & { asked: ListAsked }) {
  const { data: titles = [] } = useQuery(desk.lists.columns.queryOptions({ input: asked }))
  const [left, setLeft] = useState(without)
  const some = titles.some((title) => !left.includes(title))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!some) return
        onChosen(left)
        onClose()
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          打印和导出 Excel 都只带勾选的栏目；记在这台电脑上，下次照旧。
        </Text>
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" verticalSpacing="xs">
          {titles.map((title, i) => (
            <Checkbox
              key={title}
              data-autofocus={i === 0 || undefined}
              label={title}
              checked={!left.includes(title)}
              onChange={(event) =>
                setLeft(event.currentTarget.checked ? left.filter((one) => one !== title) : [...left, title])
              }
            />
          ))}
        </SimpleGrid>
        <Group justify="space-between">
          <Button variant="subtle" disabled={left.length === 0} onClick={() => setLeft([])}>
            全部勾选
          </Button>
          <Button type="submit" disabled={!some}>
            确定
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
