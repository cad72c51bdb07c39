import { Button, Group, NativeSelect, NumberInput, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { desk, putRead, useOpenDesk } from '../../../lib/desk.ts'
import { tellProblem } from '../../../lib/tell.ts'
import { OpenOffice } from './open-office.tsx'

const usualPort = 8443

/** 办公室: lets colleagues work at this desk from their own machines. Shut until a head opens it. */
export function Office() {
  const { officer } = useOpenDesk()
  const { data: state } = useQuery(desk.office.state.queryOptions())
  if (!state) return null
  const isHead = officer?.roles.includes('head') ?? false
  return (
    <Stack gap="sm" component="section" aria-label="办公室">
      <Title order={2} size="h5">
        办公室
      </Title>
      <Text size="sm" c="dimmed">
        同事在自己的电脑上用浏览器打开这个工作台，一起办理同一批次；资料只在这台电脑上。平时关着，由负责人打开，程序退出就关上。
      </Text>
      {state.open ? (
        <OpenOffice open={state.open} isHead={isHead} />
      ) : isHead ? (
        <OpeningForm state={state} />
      ) : (
        <Text size="sm">
          {officer
            ? '没有打开。由负责人打开。'
            : '没有打开。先在“人员”里添加人员，给要从别的电脑登录的各设一个密码，再由负责人打开。'}
        </Text>
      )}
    </Stack>
  )
}

type State = NonNullable<Awaited<ReturnType<typeof import('../../../lib/client.ts').client.office.state>>>

function OpeningForm({ state: { addresses, last } }: { readonly state: State }) {
  const before = addresses.find(({ address }) => address === last?.address)
  const [address, setAddress] = useState((before ?? addresses[0])?.address ?? '')
  const [port, setPort] = useState(last?.port ?? usualPort)
  const open = useMutation(
    desk.office.open.mutationOptions({
      onError: tellProblem,
      onSuccess: (state) => putRead(desk.office.state.queryKey(), () => state),
    }),
  )
  if (addresses.length === 0) return <Text size="sm">这台电脑没有连上网络，接上单位的网络后再打开。</Text>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate({ address, port })
  }
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="sm">
        <NativeSelect
          label="只开放在这个地址"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          data={addresses.map(({ address, network }) => ({ value: address, label: `${address}（${network}）` }))}
        />
        <NumberInput
          label="端口"
          w={110}
          min={1024}
          max={65_535}
          allowDecimal={false}
          hideControls
          value={port}
          onChange={(value) => setPort(Number(value))}
        />
        <Button type="submit" loading={open.isPending}>
          打开办公室
        </Button>
      </Group>
    </form>
  )
}
