import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { FilePart } from '../parts.ts'

export const scanAccepted = eventKind({
  kind: 'scan-accepted',
  title: '盖章扫描件',
  told: { edition: z.int().min(1), pages: z.int().min(1) },
  added: { files: z.array(FilePart) },
  sentence: ({ edition, pages }) => `收取推荐汇总表的盖章扫描件（定稿第 ${edition} 版，${pages} 页）`,
})
