import { z } from 'zod'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import { eventKind } from '../event-kind.ts'

/** Whatever was recorded before, under another clock, no longer speaks against this one. */
export const clockConfirmed = eventKind({
  kind: 'clock-confirmed',
  title: '确认电脑时间',
  told: { clock: z.iso.datetime() },
  sentence: ({ clock }) => `确认电脑时间没有错：${shanghaiTime(clock)}`,
})
