import { z } from 'zod'
import { roles, rolesText } from '../../people/officer.ts'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const officerAdded = eventKind({
  kind: 'officer-added',
  title: '添加人员',
  told: { officer: Uid, name: z.string(), roles: z.array(z.enum(roles)).min(1).readonly() },
  sentence: ({ name, roles }) => `添加人员${name}（${rolesText(roles)}）`,
  change: ({ roles }) => ({ to: rolesText(roles) }),
})
