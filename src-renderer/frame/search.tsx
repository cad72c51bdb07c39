import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight'
import { IconFileDescription, IconFileText, IconFolder, IconNote } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import { noteTitles } from '../../src-domain/batch/note.ts'
import { statusTitles } from '../../src-domain/checks/status.ts'
import { desk, inAnotherFolder, useEveryRow, useOpenDesk } from '../lib/desk.ts'
import { applicationPath, noticePlaces, places } from '../lib/places.ts'
import { shortWaysTo } from '../lib/short-ways.ts'
import { tellProblem } from '../lib/tell.ts'

const none: never[] = []

const [store, { open: openSearch }] = createSpotlight()

export { openSearch }

/** Ctrl+K: any application or place by a few characters; Alt with a number goes straight to a place. */
export function Search() {
  const [, go] = useLocation()
  const { scheme } = useOpenDesk()
  const rows = useEveryRow()
  const input = useRef<HTMLInputElement>(null)
  const { opened } = useSpotlight(store)
  const { data: numbers = none } = useQuery(desk.handOver.formerNumbers.queryOptions())
  const { data: recent = none } = useQuery(desk.memory.recent.queryOptions())
  const { mutate: open } = useMutation(
    desk.desk.open.mutationOptions({
      async onSuccess() {
        go('/')
        await inAnotherFolder()
      },
      onError: tellProblem,
    }),
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const place = event.altKey && !event.ctrlKey && !event.metaKey ? places[Number(event.key) - 1] : undefined
      if (!place) return
      event.preventDefault()
      go(place.path)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [go])
  const actions = useMemo(() => {
    // Made of thousands of rows, and looked through with each drawing: while it is closed that is for nobody.
    if (!opened) return none
    const titles = new Map(scheme.categories.map((c) => [c.id, c.title]))
    const formerly = new Map(numbers.map(({ application, former }) => [application, former]))
    const numberOf = ({ id }: { readonly id: string }) => {
      const former = formerly.get(id)
      return former === undefined ? id : `${id}（别处 ${former}）`
    }
    return [
      ...rows.map((row) => ({
        id: row.id,
        label: row.name,
        description: `${numberOf(row)} · ${titles.get(row.category)} · ${statusTitles[row.status]}`,
        keywords: [numberOf(row), row.folder, row.creditCode ?? '', ...shortWaysTo(row)],
        leftSection: <IconFileText size={18} stroke={1.6} />,
        onClick: () => go(applicationPath(row.id)),
      })),
      ...rows.flatMap((row) =>
        (row.notes ?? []).map((note) => ({
          id: note.uid,
          label: `${noteTitles[note.kind]}：${note.text}`,
          description: `${row.id} · ${row.name}`,
          keywords: [note.person ?? '', note.phone ?? ''],
          leftSection: <IconNote size={18} stroke={1.6} />,
          onClick: () => go(applicationPath(row.id)),
        })),
      ),
      ...recent
        .filter(({ isOpen, isThere }) => isThere && !isOpen)
        .map(({ folder, district, title, year }) => ({
          id: folder,
          label: `换到：${district} · ${title}（${year}）`,
          description: folder,
          keywords: ['批次'],
          leftSection: <IconFolder size={18} stroke={1.6} />,
          onClick: () => open({ folder }),
        })),
      ...places.map(({ path, title, icon: Icon }) => ({
        id: path,
        label: title,
        leftSection: <Icon size={18} stroke={1.6} />,
        onClick: () => go(path),
      })),
      ...noticePlaces.map(({ path, title }) => ({
        id: path,
        label: title,
        leftSection: <IconFileDescription size={18} stroke={1.6} />,
        onClick: () => go(path),
      })),
    ]
  }, [opened, rows, numbers, recent, scheme, go, open])
  // What is looked for may be read only after it has been typed: the first found is marked then, as by the arrow key.
  useEffect(() => {
    const box = input.current
    const isMarked = box?.closest('[role="dialog"]')?.querySelector('[data-selected]')
    if (actions.length > 0 && box?.value && !isMarked)
      box.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', bubbles: true }))
  }, [actions])
  return (
    <Spotlight
      store={store}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      limit={12}
      // Else the box moves up and down with the number of findings.
      centered={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
      nothingFound="没有找到"
      // Before the next key arrives: the dialog's own focus comes with a timer, which on a busy machine is too late.
      onSpotlightOpen={() => input.current?.focus()}
      searchProps={{
        ref: input,
        placeholder: '名称或拼音首字母、编号、信用代码、联系人、电话、备忘',
        'aria-label': '搜索',
      }}
      actions={actions}
    />
  )
}
