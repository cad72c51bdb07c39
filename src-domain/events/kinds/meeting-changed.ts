import { z } from 'zod'
import { combiningRules, ruleTitles } from '../../meeting/meeting.ts'
import { eventKind } from '../event-kind.ts'
import { MeetingPart } from '../parts.ts'

/** Part of a meeting that was changed; the members as one. */
export const meetingFields = ['heldOn', 'place', 'chair', 'recorder', 'others', 'members', 'rule'] as const

const titles: Readonly<Record<(typeof meetingFields)[number], string>> = {
  ...{ heldOn: '日期', place: '地点', chair: '主持', recorder: '记录', others: '列席' },
  ...{ members: '评委', rule: '汇总办法' },
}

export const meetingChanged = eventKind({
  kind: 'meeting-changed',
  title: '评审会',
  told: { fields: z.array(z.enum(meetingFields)), members: z.int(), rule: z.enum(combiningRules) },
  added: { before: MeetingPart, after: MeetingPart },
  sentence: ({ fields, members, rule }) =>
    `改评审会的${fields.map((field) => titles[field]).join('、')}（评委 ${members} 人，按${ruleTitles[rule]}汇总）`,
})
