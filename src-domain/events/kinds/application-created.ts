import { z } from 'zod'
import { CategoryId } from '../../schemes/scheme.ts'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const applicationCreated = eventKind({
  kind: 'application-created',
  title: '新建申报',
  told: { applicant: z.string() },
  added: { uid: Uid, category: CategoryId },
  sentence: ({ applicant }) => `新建申报：${applicant}`,
  change: ({ applicant }) => ({ to: applicant }),
})
