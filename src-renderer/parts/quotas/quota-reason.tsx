import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type AskedReason, useAskedReason } from '../../lib/quota-reason.ts'

/** Asks why more are recommended than a quota in principle allows, whenever a change on any screen has to have it. */
export function QuotaReason() {
  const asked = useAskedReason()
  return (
    <Modal opened={asked !== undefined} onClose={() => asked?.answer()} title="超出名额的理由" size={520}>
      {asked && <Ask asked={asked} />}
    </Modal>
  )
}

function Ask({ asked: { message, answer } }: { readonly asked: AskedReason }) {
  const [reason, setReason] = useState('')
  const give = (event?: FormEvent) => {
    event?.preventDefault()
    if (reason.trim()) answer(reason.trim())
  }
  return (
    <form onSubmit={give}>
      <Stack gap="md">
        <Text size="sm">{message}</Text>
        <Textarea
          label="理由"
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give()
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => answer()}>
            不推荐
          </Button>
          <Button type="submit" disabled={reason.trim() === ''}>
            按此推荐
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
