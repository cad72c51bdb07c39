import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { latestByDate } from '../../src-domain/letters/by-date.ts'
import { type LetterKind, letterNames, type Name } from '../../src-domain/letters/names.ts'
import { correctionDay, fullDay } from '../lib/dates.ts'
import { useOpenDesk, useToday } from '../lib/desk.ts'

import { goesOut } from './use-issue.ts'

type Chosen = { readonly byDate?: string }

/** What to do with a letter: look at it or have it made, and by which day an answer is wanted. */
export function LetterChoice({
  kind,
  all,
  onLook,
  onMake,
  onCopy,
  onClose,
}: {
  readonly kind: LetterKind
  /** For each application it is due for. */
  readonly all: boolean
  readonly onLook: (chosen: Chosen) => void
  readonly onMake: (chosen: Chosen) => void
  readonly onCopy: (chosen: Chosen) => void
  readonly onClose: () => void
}) {
  const { scheme, batch } = useOpenDesk()
  const today = useToday()?.date ?? ''
  const letter: Name = letterNames[kind]
  const { title, asks } = letter
  const dueFor = (letter.scope === 'application' && letter.dueFor) || '全部申报'
  const [day, setDay] = useState(() => correctionDay(today, scheme.dates.submission.on, batch.materialsOn))
  const dated = asks !== undefined
  const latest = latestByDate(scheme, today)
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
          <Text fw={600}>{title}</Text>
          <Text size="sm" c="dimmed">
            {all && letter.scope === 'application'
              ? `${dueFor}每件一份。预览合为一个 PDF；生成则各存一份 Word 和 PDF。`
              : '生成即存一份 Word 和一份 PDF，并记入操作记录。'}
            {goesOut(kind) && '打印、存成文件或复制文字，都登记为发出，开始计期限。'}
          </Text>
        </div>
        {asks && (
          <TextInput
            type="date"
            label={asks.byDate}
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
          {goesOut(kind) && (
            <Button variant="default" disabled={wrong} onClick={() => choose(onCopy)}>
              复制文字
            </Button>
          )}
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
