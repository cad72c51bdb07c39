import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useState } from 'react'
import { usePreference } from '../../lib/preferences.ts'

type Saved<View> = { readonly name: string; readonly view: View }

/** Filters an officer comes back to, kept on this machine under names of their own. */
export function SavedViews<View extends object>({
  list,
  whole,
  about,
  proposed = '',
  keepsPlace = false,
  view,
  filtered,
  onView,
}: {
  /** Which list: the name they are kept under. */
  readonly list: string
  /** How it is looked at unfiltered. */
  readonly whole: View
  /** What a saved filter has. */
  readonly about: string
  /** As what it may be saved. */
  readonly proposed?: string
  /** Nothing beside it moves when there is something to save. */
  readonly keepsPlace?: boolean
  readonly view: View
  readonly filtered: boolean
  readonly onView: (view: View) => void
}) {
  const [saved, setSaved] = usePreference<readonly Saved<View>[]>(`${list}.saved`, [])
  const [name, setName] = useState<string>()
  const current = saved.find((one) => isSame(whole, one.view, view))
  const given = name?.trim() ?? ''
  const offered = saved.length > 0 || filtered
  if (!offered && !keepsPlace) return null
  return (
    <>
      <Menu position="bottom-start" transitionProps={{ duration: 100 }}>
        <Menu.Target>
          <Button
            variant="default"
            style={{ visibility: offered ? undefined : 'hidden' }}
            leftSection={<IconBookmark size={16} stroke={1.6} />}
          >
            {current?.name ?? '常用筛选'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.map((one) => (
            <Menu.Item key={one.name} onClick={() => onView({ ...whole, ...one.view })}>
              {one.name}
            </Menu.Item>
          ))}
          {saved.length > 0 && <Menu.Divider />}
          {current ? (
            <Menu.Item onClick={() => setSaved(saved.filter((one) => one !== current))}>删去“{current.name}”</Menu.Item>
          ) : (
            <Menu.Item disabled={!filtered} onClick={() => setName(proposed)}>
              存下现在的筛选…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={name !== undefined} onClose={() => setName(undefined)} title="存下现在的筛选">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (given === '') return
            setSaved([...saved.filter((one) => one.name !== given), { name: given, view }])
            setName(undefined)
          }}
        >
          <Stack gap="md">
            <TextInput
              label="名称"
              description={`${about}一起存下，记在这台电脑上；同名的由它代替`}
              data-autofocus
              maxLength={30}
              value={name ?? ''}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" disabled={given === ''}>
                存下
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}

function isSame<View extends object>(whole: View, one: View, other: View): boolean {
  return (Object.keys(whole) as (keyof View)[]).every(
    (key) => JSON.stringify(one[key] ?? whole[key]) === JSON.stringify(other[key]),
  )
}
