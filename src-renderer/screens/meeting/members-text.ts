import { given } from '../../../src-domain/given.ts'
import type { Member } from '../../../src-domain/meeting/meeting.ts'

/** A line for each member: 1 样例评委 样例大学教授 */
export function membersText(members: readonly Member[]): string {
  return members.map(({ number, name, unit }) => [number, name, unit].filter(Boolean).join(' ')).join('\n')
}

/** Whoever has no number gets the next one. */
export function membersIn(text: string): Member[] {
  const members: Member[] = []
  for (const line of text.split('\n')) {
    const [, number, name = '', unit] =
      /^\s*(\d{1,4})?[\s.、．]*([^\s，,（(]+)[\s，,（(]*(.*?)[）)\s]*$/.exec(line) ?? []
    if (name === '') continue
    const next = Math.max(0, ...members.map((member) => member.number)) + 1
    members.push({ number: number ? Number(number) : next, name, ...given({ unit: unit || undefined }) })
  }
  return members
}
