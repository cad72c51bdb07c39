import { Menu } from '@mantine/core'
import { IconChevronDown, IconPrinter } from '@tabler/icons-react'
import { Fragment, useEffect, useRef, useState } from 'react'
import { previewAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { usePreference } from '../../lib/preferences.ts'
import { tellMade } from '../../lib/tell-made.tsx'
import { BusyButton } from '../busy-button.tsx'
import { lackingGlyphs } from '../sheet-preview/lacking-glyphs.ts'
import type { ShownFile } from '../sheet-preview/shown-file.ts'
import { useSheetPreview } from '../sheet-preview/use-sheet-preview.tsx'
import { ColumnChoice } from './column-choice.tsx'
import type { ListAsked } from './list-asked.ts'

/** 清单: what is listed on screen, as it is found, filtered and sorted there, printed or as an Excel file. */
export function ListMenu({
  count,
  asked,
  also = [],
}: {
  /** How many are listed. */
  readonly count: number
  readonly asked: () => ListAsked
  /** Other lists of the same. */
  readonly also?: readonly { readonly title: string; readonly asked: () => ListAsked }[]
}) {
  const { host } = useOpenDesk()
  const { busy, once, look, preview } = useSheetPreview()
  const button = useRef<HTMLButtonElement>(null)
  const [without, setWithout] = usePreference<Readonly<Record<string, readonly string[]>>>('lists.without', {})
  const [choosing, setChoosing] = useState<ListAsked>()
  const chosen = (of: ListAsked): ListAsked => ({ ...of, without: [...(without[of.list] ?? [])] })
  const print = () => look(() => printed(chosen(asked())))
  usePrintKey(print, count > 0)
  const write = (of: ListAsked) =>
    once(async () => {
      const made = await client.lists.make(chosen(of))
      tellMade(`已导出${made.title} ${made.count} 件`, made, host.canReveal)
    })
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 100 }} onClose={() => button.current?.focus()}>
        <Menu.Target>
          <BusyButton
            ref={button}
            variant="default"
            busy={busy}
            disabled={count === 0}
            leftSection={<IconPrinter size={16} stroke={1.6} />}
            rightSection={<IconChevronDown size={14} stroke={1.6} />}
          >
            清单
          </BusyButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={print} rightSection="Ctrl+P">
            打印列出的 {count} 件
          </Menu.Item>
          <Menu.Item onClick={() => write(asked())}>导出 Excel（列出的 {count} 件）</Menu.Item>
          <Menu.Item onClick={() => setChoosing(asked())}>选择栏目…</Menu.Item>
          {also.map(({ title, asked: other }) => (
            <Fragment key={title}>
              <Menu.Divider />
              <Menu.Label>{title}</Menu.Label>
              <Menu.Item onClick={() => look(() => printed(chosen(other())))}>打印{title}</Menu.Item>
              <Menu.Item onClick={() => write(other())}>导出{title}</Menu.Item>
              <Menu.Item onClick={() => setChoosing(other())}>选择{title}的栏目…</Menu.Item>
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ColumnChoice
        asked={choosing}
        without={(choosing && without[choosing.list]) ?? []}
        onChosen={(left) => choosing && setWithout({ ...without, [choosing.list]: left })}
        onClose={() => setChoosing(undefined)}
      />
      {preview}
    </>
  )
}

async function printed(asked: ListAsked): Promise<ShownFile> {
  const { title, id, files, missingCharacters } = await client.lists.print(asked)
  const [file = ''] = files
  return {
    title,
    address: previewAddress(id, file),
    name: file,
    print: { preview: { id, file } },
    ...(missingCharacters.length > 0 ? { details: { findings: [lackingGlyphs(missingCharacters)] } } : {}),
  }
}

/** Ctrl+P prints the list: the browser would print the window. */
function usePrintKey(print: () => void, can: boolean): void {
  const latest = useRef({ print, can })
  latest.current = { print, can }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key.toLowerCase() !== 'p' || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      if (latest.current.can) latest.current.print()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
