import { deadlineDate } from '../text/shanghai-time.ts'
import type { Facts } from './facts.ts'
import { type Block, body } from './letter.ts'

/** Until when the office takes materials in at all, where it has set a day that is not past. */
export function lastDayLines({ batch: { materialsOn }, on }: Pick<Facts, 'batch' | 'on'>): Block[] {
  if (materialsOn === undefined || materialsOn < on) return []
  return [body(`我单位本批次收取材料的最后期限为${deadlineDate(materialsOn)}，此后送达的不再收取。`)]
}
