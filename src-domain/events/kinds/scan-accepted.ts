import { z } from 'zod'
import { editionCalled } from '../../edition/edition.ts'
import { eventKind } from '../event-kind.ts'
import { editionTold, FilePart } from '../parts.ts'

export const scanAccepted = eventKind({
  kind: 'scan-accepted',
  title: '盖章扫描件',
  told: { ...editionTold, pages: z.int().min(1) },
  added: { files: z.array(FilePart) },
  sentence: ({ pages, ...told }) => `收取推荐汇总表的盖章扫描件（定稿${editionCalled(told)}，${pages} 页）`,
})
