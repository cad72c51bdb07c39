import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { shortestPassword } from '../../../../src-domain/people/tries.ts'
import { problemOf } from '../../../lib/client.ts'
import { desk, refreshAll } from '../../../lib/desk.ts'
import { tellDone } from '../../../lib/tell.ts'

/** Sets, changes or takes away a password; one's own wants the former one. */
export function PasswordButton({
  row: { uid, name, hasPassword },
  isSelf,
}: {
  readonly row: { readonly uid: string; readonly name: string; readonly hasPassword: boolean }
  readonly isSelf: boolean
}) {
  const [opened, setOpened] = useState(false)
  const [former, setFormer] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const set = useMutation(desk.people.password.mutationOptions())
  const title = hasPassword ? '改密码' : '设密码'
  const differs = again !== '' && again !== password
  const close = () => {
    setOpened(false)
    for (const clear of [setFormer, setPassword, setAgain]) clear('')
    set.reset()
  }
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (again !== password) return
    set.mutate(
      { officer: uid, password, ...(isSelf && hasPassword && { former }) },
      {
        onSuccess() {
          close()
          tellDone(password === '' ? `${name}不再用密码` : `${name}的密码已设好`)
          void refreshAll()
        },
      },
    )
  }
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-label={`${title}：${name}`} onClick={() => setOpened(true)}>
        {title}…
      </Button>
      <Modal opened={opened} onClose={close} title={`${title}：${name}`} size="sm" transitionProps={{ duration: 100 }}>
        <form onSubmit={keep}>
          <Stack gap="sm">
            {isSelf && hasPassword && <Secret label="原来的密码" value={former} onChange={setFormer} isFirst />}
            <Secret
              label="新密码"
              description={`至少 ${shortestPassword} 个字符；空着就是不用密码`}
              value={password}
              onChange={setPassword}
              isFirst={!(isSelf && hasPassword)}
            />
            <Secret label="再输一遍" value={again} onChange={setAgain} error={differs ? '两遍不一样' : undefined} />
            {set.error && (
              <Text size="sm" c="var(--fail)" role="alert">
                {problemOf(set.error)?.message}
              </Text>
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" onClick={close}>
                取消
              </Button>
              <Button
                type="submit"
                loading={set.isPending}
                disabled={again !== password || (password === '' && !hasPassword)}
              >
                {password === '' && hasPassword ? '不用密码' : title}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}

function Secret({
  label,
  description,
  value,
  error,
  isFirst = false,
  onChange,
}: {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly error?: string | undefined
  readonly isFirst?: boolean
  readonly onChange: (text: string) => void
}) {
  return (
    <PasswordInput
      label={label}
      description={description}
      value={value}
      error={error}
      autoComplete="off"
      data-autofocus={isFirst || undefined}
      visibilityToggleButtonProps={{ 'aria-label': '显示密码' }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
