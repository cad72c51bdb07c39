import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type PaperKind, paperKinds } from '../../src-domain/paper-kinds.ts'
import { correctionDay, fullDay } from '../lib/dates.ts'
import { useOpenDesk, useToday } from '../lib/desk.ts'

type Chosen = { readonly byDate?: string }

/** What to do with a paper: look at it or have it made; a 补正通知 is asked by which day. */
export function PaperChoice({
  kind,
  makes,
  onLook,
  onMake,
  onClose,
}: {
  readonly kind: PaperKind
  /** What making says: 全部生成. */
  readonly makes: string
  readonly onLook: (chosen: Chosen) => void
  readonly onMake: (chosen: Chosen) => void
  readonly onClose: () => void
}) {
  const { scheme } = useOpenDesk()
  const today = useToday()?.date ?? ''
  const submission = scheme.dates.submission.on
  const [day, setDay] = useState(() => correctionDay(today, submission))
  const dated = kind === 'correction'
  const wrong = dated && (day < today || day > submission)
  const choose = (act: (chosen: Chosen) => void) => {
    if (wrong) return
    onClose()
    act(dated ? { byDate: day } : {})
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        choose(onLook)
      }}
    >
      <Stack gap="sm">
        <Text fw={600}>{paperKinds[kind]}</Text>
        {dated && (
          <TextInput
            type="date"
            label="补正期限"
            description={wrong ? undefined : fullDay(day)}
            error={wrong && `请选今天到报送截止（${fullDay(submission)}）之间的一天。`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={today}
            max={submission}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={wrong} onClick={() => choose(onMake)}>
            {makes}
          </Button>
          <Button type="submit" data-autofocus disabled={wrong}>
            预览
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
