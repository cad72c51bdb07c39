import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

/** That an officer has another password or none: never what it is, nor anything made from it. */
export const passwordSet = eventKind({
  kind: 'password-set',
  title: '设密码',
  told: { officer: Uid, name: z.string(), has: z.boolean() },
  sentence: ({ name, has }) => (has ? `${name}的密码已改` : `${name}的密码已取消`),
})
