import {
  IconArrowsSort,
  IconBooks,
  IconClipboardCheck,
  IconInbox,
  IconLayoutDashboard,
  IconRubberStamp,
  IconSettings,
} from '@tabler/icons-react'

/** The places of the rail, in the order of the work; the number keys with Alt go there. */
export const places = [
  { path: '/', title: '工作台', icon: IconLayoutDashboard },
  { path: '/intake', title: '收件', icon: IconInbox },
  { path: '/findings', title: '初审', icon: IconClipboardCheck },
  { path: '/ranking', title: '排序', icon: IconArrowsSort },
  { path: '/submission', title: '定稿报送', icon: IconRubberStamp },
  { path: '/policies', title: '政策库', icon: IconBooks },
  { path: '/settings', title: '设置', icon: IconSettings },
] as const

export type PlacePath = (typeof places)[number]['path']

/** Where an application is. */
export function applicationPath(id: string): string {
  return `/applications/${id}`
}

/** The application that `location` is at, on any of its pages. */
export function applicationAt(location: string): string | undefined {
  return /^\/applications\/([^/]+)/.exec(location)?.[1]
}

/** Where an application's reading is compared with its Word form. */
export function reviewPath(id: string): string {
  return `/applications/${id}/review`
}

/** Where the policies that may fit an application are. */
export function policiesPath(id: string): string {
  return `/applications/${id}/policies`
}

/** Where the corrected forms of an application are gone through. */
export function returnedPath(id: string): string {
  return `/applications/${id}/returned`
}

/** 上会: the members' sheets and the reasons. */
export const meetingPath = '/ranking/meeting'

/** 谁还欠什么 */
export const owingPath = '/intake/owing'

/** 交接与合并 */
export const handOverPath = '/intake/hand-over'

/** 名单 that officers have brought. */
export const rostersPath = '/findings/rosters'

export function comparePath(left: string, right: string): string {
  return `/compare/${left}/${right}`
}

/** 通知要点, with the notice open at a clause where one is given. */
export function noticePath(clause?: string): string {
  return clause === undefined ? '/notice' : `/notice/clause/${encodeURIComponent(clause)}`
}

/** 新建批次 after this one. */
export const nextNoticePath = '/notice/next'

/** 新建批次 by another notice, where one is open. */
export const newBatchPath = '/notice/new'

/** 方案有更正. */
export const correctNoticePath = '/notice/correct'

/** Beside the rail: where one gets from the batch's name, or by searching. */
export const noticePlaces = [
  { path: noticePath(), title: '通知要点' },
  { path: nextNoticePath, title: '沿用到下一年' },
  { path: correctNoticePath, title: '方案有更正' },
  { path: newBatchPath, title: '新建批次' },
] as const
