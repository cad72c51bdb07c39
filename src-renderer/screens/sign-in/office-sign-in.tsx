import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { signInAtOffice } from '../../lib/office-door.ts'
import { beginSitting } from '../../lib/sitting.ts'
import classes from './sign-in.module.css'

/** At the office's door: nothing of the desk is known here, not even who works at it. */
export function OfficeSignIn() {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => signInAtOffice(name, password),
    onSettled: () => setPassword(''),
    onSuccess: ({ session, officer }) => beginSitting(session, officer),
  })
  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && password !== '') signIn.mutate()
  }
  return (
    <Center component="main" mih="100dvh" p="md" className={classes.desk}>
      <Paper withBorder p="xl" w="100%" maw={440} component="section" aria-labelledby="sign-in">
        <form onSubmit={enter}>
          <Stack gap="md">
            <div>
              <Title order={1} size="h3" id="sign-in">
                登录办公室
              </Title>
              <Text c="dimmed" size="sm">
                遴选工作台在 {location.host} 这台电脑上，保存的内容都在那里。
              </Text>
            </div>
            <TextInput
              label="姓名"
              value={name}
              autoFocus
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <PasswordInput
              label="密码"
              value={password}
              autoComplete="off"
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': '显示密码' }}
            />
            {signIn.error && (
              <Text size="sm" c="var(--fail)" role="alert">
                {signIn.error.message}
              </Text>
            )}
            <Button type="submit" loading={signIn.isPending}>
              登录
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
