import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useState } from 'react'
import { usePreference } from '../../lib/preferences.ts'
import { type IntakeView, wholeIntake } from '../../lib/views.ts'

type Saved = { readonly name: string; readonly view: IntakeView }

/** Filters an officer comes back to, kept on this machine under names of their own. */
export function SavedViews({
  view,
  filtered,
  onView,
}: {
  readonly view: IntakeView
  readonly filtered: boolean
  readonly onView: (view: IntakeView) => void
}) {
  const [saved, setSaved] = usePreference<readonly Saved[]>('intake.saved', [])
  const [name, setName] = useState<string>()
  const current = saved.find((one) => isSame(one.view, view))
  const given = name?.trim() ?? ''
  // Its place is kept, as that of what clears the filters.
  const offered = saved.length > 0 || filtered
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
            <Menu.Item key={one.name} onClick={() => onView({ ...wholeIntake, ...one.view })}>
              {one.name}
            </Menu.Item>
          ))}
          {saved.length > 0 && <Menu.Divider />}
          {current ? (
            <Menu.Item onClick={() => setSaved(saved.filter((one) => one !== current))}>删去“{current.name}”</Menu.Item>
          ) : (
            <Menu.Item disabled={!filtered} onClick={() => setName(view.text)}>
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
              description="查找的字、类别、状态、情况和排序一起存下，记在这台电脑上；同名的由它代替"
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

function isSame(one: IntakeView, other: IntakeView): boolean {
  return (Object.keys(wholeIntake) as (keyof IntakeView)[]).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  )
}
