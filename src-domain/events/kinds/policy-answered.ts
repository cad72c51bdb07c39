import { z } from 'zod'
import { grouped } from '../../text/grouped.ts'
import { eventKind } from '../event-kind.ts'
import { brief } from '../words.ts'

export const policyAnswered = eventKind({
  kind: 'policy-answered',
  title: '政策核对',
  /** `title`: what was asked or set, as it was said then. Without `to` the form speaks for itself again. */
  told: { key: z.string(), title: z.string(), from: z.string().exactOptional(), to: z.string().exactOptional() },
  sentence({ title, from, to }, { name }) {
    if (to === undefined) return `撤去对${name}“${title}”的填写，恢复为按申报表判断`
    if (to === '') return `将${name}的“${title}”设为无`
    // Asked are amounts and choices, of which none looks like a number and is none.
    const shown = (answer: string) => brief(grouped(answer))
    return from ? `将${name}的“${title}”由“${shown(from)}”改为“${shown(to)}”` : `填写${name}的“${title}”：${shown(to)}`
  },
  place: ({ key }) => key,
  change: ({ from, to }) => ({ from, to }),
})
