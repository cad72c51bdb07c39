import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { desk } from '../lib/desk.ts'

const ways = [
  { key: 'PageUp', by: -1, title: '上一件', icon: IconChevronUp },
  { key: 'PageDown', by: 1, title: '下一件', icon: IconChevronDown },
] as const

/** To the application before or behind in the list, by button or Alt+PageUp and Alt+PageDown. */
export function Neighbours({ id, pathOf }: { readonly id: string; readonly pathOf: (id: string) => string }) {
  const [, go] = useLocation()
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  const at = rows.findIndex((row) => row.id === id)
  const found = ways.map((way) => ({ ...way, row: at < 0 ? undefined : rows[at + way.by] }))

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const way = event.altKey && !event.ctrlKey && !event.shiftKey && found.find(({ key }) => key === event.key)
      if (!way) return
      event.preventDefault()
      if (way.row) go(pathOf(way.row.id))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  return (
    <Group gap={2} wrap="nowrap">
      {found.map(({ key, title, icon: Icon, row }) => (
        <Tooltip key={key} label={row ? `${title}：${row.id} ${row.name}（Alt+${key}）` : `没有${title}了`}>
          <ActionIcon
            variant="subtle"
            aria-label={title}
            aria-keyshortcuts={`Alt+${key}`}
            disabled={!row}
            onClick={() => row && go(pathOf(row.id))}
          >
            <Icon size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  )
}
