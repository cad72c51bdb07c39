import { editionMark } from '../edition/edition.ts'
import { shanghaiTime } from '../text/shanghai-time.ts'
import type { PlannedEdition } from './merge-plan.ts'

/** What a merge brings of an edition, in one line. */
export function editionLine({ number, hash, frozenAt, from, fresh, scans, deliveries }: PlannedEdition): string {
  const what = [
    ...(fresh ? [`${from} ${shanghaiTime(frozenAt)} 定稿`] : []),
    ...(scans > 0 ? [`盖章扫描件 ${scans} 次`] : []),
    ...(deliveries > 0 ? [`送达 ${deliveries} 次`] : []),
  ]
  return `收入${editionMark({ number, hash })}（${what.join('，')}）`
}
