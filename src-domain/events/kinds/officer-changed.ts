import { z } from 'zod'
import { roles, rolesText } from '../../people/officer.ts'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

const State = z.strictObject({
  roles: z.array(z.enum(roles)).min(1).readonly(),
  retired: z.literal(true).exactOptional(),
})

/** Other roles, 停用 or 重新启用. */
export const officerChanged = eventKind({
  kind: 'officer-changed',
  title: '人员变动',
  told: { officer: Uid, name: z.string(), before: State, after: State },
  sentence: ({ name, before, after }) => {
    if (before.retired !== after.retired) return after.retired ? `停用人员${name}` : `重新启用人员${name}`
    return `${name}的职责由${rolesText(before.roles)}改为${rolesText(after.roles)}`
  },
  change: ({ before, after }) => ({ from: rolesText(before.roles), to: rolesText(after.roles) }),
})
