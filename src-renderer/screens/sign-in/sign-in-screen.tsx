import { Button, Center, Paper, PasswordInput, Radio, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { rolesText } from '../../../src-domain/people/officer.ts'
import { problemOf } from '../../lib/client.ts'
import { desk } from '../../lib/desk.ts'
import { lastOfficer } from '../../lib/session.ts'
import { beginSitting } from '../../lib/sitting.ts'
import classes from './sign-in.module.css'

/** Who works at this desk now: chosen by the arrow keys, the password where there is one, Enter. */
export function SignInScreen() {
  const { data: state } = useQuery(desk.desk.state.queryOptions())
  const people = state?.kind === 'locked' ? state.people : []
  const [chosen, choose] = useState(() => (people.find(({ uid }) => uid === lastOfficer()) ?? people[0])?.uid)
  const [password, setPassword] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const signIn = useMutation(desk.people.signIn.mutationOptions({ onSettled: () => setPassword('') }))
  const officer = people.find(({ uid }) => uid === chosen)
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the work begins, once
  useEffect(() => {
    const begin = officer?.hasPassword ? 'input[type=password]' : 'input:checked'
    form.current?.querySelector<HTMLElement>(begin)?.focus()
  }, [])
  if (state?.kind !== 'locked' || !officer) return null
  const enter = (event: FormEvent) => {
    event.preventDefault()
    const given = { officer: officer.uid, ...(officer.hasPassword && { password }) }
    signIn.mutate(given, { onSuccess: ({ session }) => beginSitting(session, officer.uid) })
  }
  const refused = signIn.error ? problemOf(signIn.error)?.message : undefined
  return (
    <Center component="main" mih="100dvh" p="md" className={classes.desk}>
      <Paper withBorder p="xl" w="100%" maw={440} component="section" aria-labelledby="sign-in">
        <form ref={form} onSubmit={enter}>
          <Stack gap="md">
            <div>
              <Title order={1} size="h3" id="sign-in">
                登录
              </Title>
              <Text c="dimmed" size="sm">
                {state.title}
              </Text>
            </div>
            <Radio.Group
              label="姓名"
              value={officer.uid}
              onChange={(uid) => {
                choose(uid)
                signIn.reset()
              }}
            >
              <Stack gap={10} mt={6} className={classes.names}>
                {people.map(({ uid, name, roles }) => (
                  <Radio key={uid} value={uid} label={name} description={rolesText(roles)} />
                ))}
              </Stack>
            </Radio.Group>
            {officer.hasPassword && (
              <PasswordInput
                label={`${officer.name}的密码`}
                value={password}
                autoComplete="off"
                onChange={(event) => setPassword(event.currentTarget.value)}
                visibilityToggleButtonProps={{ 'aria-label': '显示密码' }}
              />
            )}
            {refused && (
              <Text size="sm" c="var(--fail)" role="alert">
                {refused}
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
