import { z } from 'zod'
import { editionCalled } from '../../edition/edition.ts'
import { eventKind } from '../event-kind.ts'
import { editionTold, Sha256 } from '../parts.ts'

/** An officer has looked at the sheet on which no seal was made out; `seen` is false once that was taken back. */
export const sealConfirmed = eventKind({
  kind: 'seal-confirmed',
  title: '确认印章',
  told: { ...editionTold, file: z.string(), sha256: Sha256, seen: z.boolean() },
  sentence: ({ file, seen, ...told }) =>
    seen
      ? `对照查看定稿${editionCalled(told)}的盖章扫描件“${file}”，确认上面有印章`
      : `撤销对定稿${editionCalled(told)}的盖章扫描件“${file}”印章的确认`,
})
