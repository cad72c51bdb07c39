import { Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Asked } from '../../../src-domain/policies/matching.ts'
import { grouped } from '../../../src-domain/text/grouped.ts'
import { problemOf } from '../../lib/client.ts'
import { useAnswer } from './use-answer.ts'

/** What a measure asks: chosen or typed, kept on leaving the field or Enter; Esc puts back what was there. */
export function AskField({ application, ask }: { readonly application: string; readonly ask: Asked }) {
  const { key, title, kind, unit, options, answer = '', from } = ask
  const keepAnswer = useAnswer(application)
  const shown = grouped(answer)
  const [text, setText] = useState(shown)
  const [refused, setRefused] = useState<string>()
  useEffect(() => setText(shown), [shown])
  const keep = (value: string) => {
    if (value.trim() === shown) return
    const kept = value.trim() === '' ? undefined : value
    keepAnswer(title, { key, value: kept }).catch((error) => setRefused(problemOf(error)?.message))
  }
  const description = from && answer !== '' ? from : undefined
  if (kind === 'yesNo' || kind === 'level') {
    return (
      <Select
        label={title}
        description={description}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="未答"
        clearable
        data={options ?? ['是', '否']}
        value={answer === '' ? null : answer}
        error={refused}
        onChange={(value) => keep(value ?? '')}
      />
    )
  }
  return (
    <TextInput
      label={`${title}（${unit}）`}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder="未填"
      inputMode="decimal"
      value={text}
      error={refused}
      onChange={(event) => {
        setText(event.currentTarget.value)
        setRefused(undefined)
      }}
      onBlur={() => keep(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(text)
        if (event.key === 'Escape') {
          setText(shown)
          setRefused(undefined)
        }
      }}
    />
  )
}
