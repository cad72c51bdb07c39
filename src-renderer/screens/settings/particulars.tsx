import { SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { printedFor } from '../../../src-domain/edition/empty-cells.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { checkEmail } from '../../../src-domain/text/contacts.ts'
import { plain } from '../../../src-domain/text/normalise.ts'
import { LetterButtons } from '../../letters/letter-buttons.tsx'
import { type client, problemOf } from '../../lib/client.ts'
import { dayWithWeekday } from '../../lib/dates.ts'
import { desk, refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

type Change = Parameters<typeof client.desk.update>[0]

/** What the summary prints above its tables, and the contact person the city asks for. Kept when a field is left. */
export function Particulars() {
  const { batch, scheme } = useOpenDesk()
  const today = useToday()
  const steps = useSteps()
  const update = useMutation(desk.desk.update.mutationOptions({ onSuccess: refreshAll }))
  const keep = (label: string, change: (text: string) => Change) => async (text: string, before: string) => {
    const changed = change(text)
    const [field = ''] = Object.keys(changed.liaison ?? changed)
    const seen = { [changed.liaison ? `liaison.${field}` : field]: before }
    await steps.keep(`修改${label}`, update.mutateAsync({ ...changed, seen }))
  }
  const { liaison } = batch
  const emailFor = printedFor(scheme.summary, 'email').map((id) => categoryOf(scheme, id).title)
  const emailLabel = emailFor.length > 0 ? `电子邮箱（${emailFor.join('、')}一栏用）` : '电子邮箱'
  const main = (['recommender', 'preparer', 'phone', 'email'] as const).map((key) => ({
    key,
    label: { recommender: '推荐单位', preparer: '填报人', phone: '联系电话', email: emailLabel }[key],
    value: batch[key] ?? '',
    required: key !== 'email',
    change: (text: string): Change => ({ [key]: text }),
  }))
  const own = {
    key: 'materialsOn',
    label: '材料截止日期（本单位）',
    type: 'date',
    value: batch.materialsOn ?? '',
    required: false,
    change: (text: string): Change => ({ materialsOn: text }),
  }
  const contact = (['name', 'title', 'phone', 'email'] as const).map((key) => ({
    key,
    label: { name: '姓名', title: '职务', phone: '联系电话', email: '电子邮箱' }[key],
    value: liaison[key] ?? '',
    required: false,
    change: (text: string): Change => ({ liaison: { [key]: text } }),
  }))
  return (
    <>
      {[
        {
          title: '批次信息',
          about: '印在推荐汇总表上方；定稿之后修改，须重新定稿。材料截止日期只用在工作台和补正文书上，与定稿无关。',
          fields: [...main, own],
        },
        {
          title: '联系人',
          about: liaisonAbout(scheme, today?.date ?? scheme.issuedOn),
          fields: contact,
          letter: scheme.dates.liaison && <LetterButtons step="settings" />,
        },
      ].map((part) => (
        <Stack key={part.title} gap="xs" component="section" aria-label={part.title}>
          <Title order={2} size="h5">
            {part.title}
          </Title>
          <Text size="sm" c="dimmed">
            {part.about}
          </Text>
          <SimpleGrid cols={2}>
            {part.fields.map((field) => (
              <KeptText
                key={field.key}
                label={field.label}
                type={'type' in field ? field.type : 'text'}
                value={field.value}
                required={field.required}
                reading={readings[field.key]}
                onKeep={keep(field.label, field.change)}
              />
            ))}
          </SimpleGrid>
          {'letter' in part && part.letter}
        </Stack>
      ))}
    </>
  )
}

function liaisonAbout({ dates: { liaison }, addressee }: Scheme, today: string): string {
  if (!liaison) return `${addressee}有事时联系的人。`
  const to = liaison.mailbox ? `${addressee}（${liaison.mailbox}）` : addressee
  return `${dayWithWeekday(liaison.on, today)}前反馈给${to}。`
}

/** What is kept of a text, or why it can't be. */
type Reading = (text: string) => { readonly kept: string; readonly problem?: string }

const asTyped: Reading = (text) => ({ kept: text.trim() })

/** Contacts are kept in half-width letters, whatever they were typed in. */
const readings: Readonly<Record<string, Reading>> = {
  phone: (text) => ({ kept: plain(text) }),
  email: (text) => {
    const kept = plain(text)
    const check = checkEmail(kept)
    return kept === '' || check.ok ? { kept } : { kept, problem: check.reason }
  },
}

/** A text kept on leaving the field or Enter; Esc puts back what was there. A refused text stays to be corrected. */
function KeptText({
  label,
  type,
  value,
  required,
  reading = asTyped,
  onKeep,
}: {
  readonly label: string
  readonly type: string
  readonly value: string
  readonly required: boolean
  readonly reading?: Reading | undefined
  /** `seen`: what stood there when one began to type. */
  readonly onKeep: (text: string, seen: string) => Promise<void>
}) {
  const [text, setText] = useState(value)
  const [refused, setRefused] = useState<string>()
  const seen = useRef<string>(undefined)
  useEffect(() => {
    // What somebody else has changed does not take away what one is typing.
    if (seen.current === undefined) setText(value)
  }, [value])
  const empty = required && text.trim() === ''
  const keep = () => {
    const { kept, problem } = reading(text)
    if (problem) return setRefused(`${problem}，原来的内容还在。`)
    if (empty || kept === value) return
    onKeep(kept, seen.current ?? value).then(
      () => {
        seen.current = undefined
      },
      (error) => {
        const problem = problemOf(error)
        setRefused(problem?.message)
        // Once it has been said, keeping it again is to be so.
        if (problem?.code === 'changed-meanwhile') seen.current = problem.facts?.now ?? ''
      },
    )
  }
  const typed = (next: string) => {
    seen.current = next === value ? undefined : (seen.current ?? value)
    setText(next)
    setRefused(undefined)
  }
  return (
    <TextInput
      label={label}
      type={type}
      value={text}
      error={empty ? `${label}不能空着，原来的内容还在。` : refused}
      onChange={(event) => typed(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') typed(value)
      }}
    />
  )
}
