import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { given } from '../../../src-domain/given.ts'
import { type Meeting, memberName } from '../../../src-domain/meeting/meeting.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import classes from './meeting.module.css'
import { membersIn, membersText } from './members-text.ts'

const fields = [
  { key: 'place', label: '地点' },
  { key: 'chair', label: '主持' },
  { key: 'recorder', label: '记录' },
  { key: 'others', label: '列席' },
] as const

/** When, where and who: open until there are members, then a line. */
export function MeetingFacts({
  meeting,
  onChange,
}: {
  readonly meeting: Meeting
  readonly onChange: (meeting: Meeting) => void
}) {
  return (
    <details className={classes.facts} open={meeting.members.length === 0}>
      <summary>{inShort(meeting)}</summary>
      <FactsForm key={JSON.stringify(meeting)} meeting={meeting} onChange={onChange} />
    </details>
  )
}

function inShort({ heldOn, place, members }: Meeting): string {
  if (members.length === 0) return '评审会：先填评委，再印排序表'
  const told = [heldOn === undefined ? '' : chineseDate(heldOn), place, `评委 ${members.length} 人`]
  return `评审会：${told.filter(Boolean).join('，')}（${members.map(memberName).join('、')}）`
}

function FactsForm({
  meeting,
  onChange,
}: {
  readonly meeting: Meeting
  readonly onChange: (meeting: Meeting) => void
}) {
  const [heldOn, setHeldOn] = useState(meeting.heldOn ?? '')
  const [texts, setTexts] = useState(() => fields.map(({ key }) => meeting[key] ?? ''))
  const [members, setMembers] = useState(membersText(meeting.members))
  const keep = () => {
    const told = Object.fromEntries(fields.map(({ key }, i) => [key, texts[i]?.trim() || undefined]))
    onChange({ members: membersIn(members), rule: meeting.rule, ...given({ heldOn: heldOn || undefined, ...told }) })
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <TextInput type="date" label="日期" value={heldOn} onChange={(event) => setHeldOn(event.currentTarget.value)} />
      {fields.map(({ key, label }, i) => (
        <TextInput
          key={key}
          label={label}
          maxLength={200}
          value={texts[i] ?? ''}
          onChange={(event) => setTexts(texts.with(i, event.currentTarget.value))}
        />
      ))}
      <Textarea
        className={classes.members}
        label="评委"
        description="每行一位：编号 姓名 单位职务。编号印在排序表上，可以不写。"
        autosize
        minRows={3}
        maxRows={12}
        value={members}
        onChange={(event) => setMembers(event.currentTarget.value)}
      />
      <Button type="submit" className={classes.keep}>
        保存
      </Button>
    </form>
  )
}
