import { copyReasons } from '../../../src-domain/backups/copy-reason.ts'
import type { client } from '../../lib/client.ts'

export type PlaceState = Awaited<ReturnType<typeof client.backup.places>>[number]
export type CopyRow = PlaceState['copies'][number]

/** 第二个位置 by its own name. */
export function placeTitle({ kind, name }: PlaceState): string {
  return kind === 'here' ? '本机' : name
}

export function reasonTitle({ reason }: CopyRow): string {
  return reason ? copyReasons[reason] : '备份'
}

/** How far a copy can be relied on. */
export function stateTitle({ state, lacking }: CopyRow): string {
  switch (state) {
    case 'whole':
      return '完整'
    case 'lacking':
      return `缺 ${lacking.length} 份附件`
    case 'database-only':
      return '只有数据库，没有附件'
    case 'incomplete':
      return '附件不全'
    case 'altered':
      return '已损坏，不能用'
  }
}
