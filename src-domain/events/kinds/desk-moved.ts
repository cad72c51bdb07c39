import { z } from 'zod'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

/** 换电脑: the first event in a folder that was opened from a hand-over of all of a batch; what is before it happened elsewhere. */
export const deskMoved = eventKind({
  kind: 'desk-moved',
  title: '换电脑',
  /** Who made the hand-over, and when (ISO 8601 instant). */
  told: { by: z.string(), made: z.string() },
  /** SHA-256 of the file. */
  added: { file: Sha256 },
  sentence: ({ by, made }) => `从${by} ${shanghaiTime(made)} 交出的整批交接文件打开，在这台电脑上接着做`,
})
