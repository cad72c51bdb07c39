import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type PaperKind, paperKinds } from '../../src-domain/letters/letter-kinds.ts'
import { correctionDay, fullDay } from '../lib/dates.ts'
import { useOpenDesk, useToday } from '../lib/desk.ts'

type Chosen = { readonly byDate?: string }

/** What to do with a letter: look at it or have it made; a 补正通知 is asked by which day. */
export function LetterChoice({
  kind,
  all,
  onLook,
  onMake,
  onClose,
}: {
  readonly kind: PaperKind
  /** For each application it is due for. */
  readonly all: boolean
  readonly onLook: (chosen: Chosen) => void
  readonly onMake: (chosen: Chosen) => void
  readonly onClose: () => void
}) {
  const { scheme } = useOpenDesk()
  const today = useToday()?.date ?? ''
  const submission = scheme.dates.submission.on
  const [day, setDay] = useState(() => correctionDay(today, submission))
  const dated = kind === 'correction'
  // After the submission nothing bounds it but today.
  const latest = today > submission ? undefined : submission
  const wrong = dated && day !== '' && (day < today || (latest !== undefined && day > latest))
  const choose = (act: (chosen: Chosen) => void) => {
    if (wrong) return
    onClose()
    act(dated && day !== '' ? { byDate: day } : {})
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        choose(onLook)
      }}
    >
      <Stack gap="sm">
        <div>
          <Text fw={600}>{paperKinds[kind]}</Text>
          <Text size="sm" c="dimmed">
            {all
              ? `${dated ? '须补正的申报' : '全部申报'}每件一份。预览合为一个 PDF；生成则各存一份 Word 和 PDF。`
              : '生成即存一份 Word 和一份 PDF，并记入操作记录。'}
          </Text>
        </div>
        {dated && (
          <TextInput
            type="date"
            label="补正期限"
            description={wrong ? undefined : day === '' ? '留空的由您在纸上手填。' : fullDay(day)}
            error={
              wrong && (latest ? `请选今天到报送截止（${fullDay(latest)}）之间的一天。` : '请选今天或以后的一天。')
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={today}
            {...(latest ? { max: latest } : {})}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={wrong} onClick={() => choose(onMake)}>
            {all ? '全部生成' : '生成到文件夹'}
          </Button>
          <Button type="submit" data-autofocus disabled={wrong}>
            预览
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
