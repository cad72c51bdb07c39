import type { Status } from '../../src-domain/checks/status.ts'
import type { CategoryId } from '../../src-domain/schemes/scheme.ts'
import { recall, remember } from './remembered.ts'
import type { Sort } from './sort.ts'

/*
 * How 收件 and 初审 are looked at: each screen leaves its view as it is, and any other may lead to a certain one.
 */

export type IntakeColumn =
  | 'id'
  | 'name'
  | 'category'
  | 'status'
  | 'modes'
  | 'leading'
  | 'findings'
  | 'unsure'
  | 'folder'
  | 'changedAt'

/** How the list of 收件 is looked at. */
export type IntakeView = {
  readonly text: string
  readonly category: CategoryId | null
  readonly status: Status | null
  readonly only: 'problems' | 'unsure' | 'round' | 'overdue' | 'returned' | null
  readonly sort: Sort<IntakeColumn> | null
}

export const wholeIntake: IntakeView = { text: '', category: null, status: null, only: null, sort: null }

/** 初审: all, 未了结 (failed or waiting), 不通过. */
export type FindingsShow = 'all' | 'open' | 'fail'

/** Under which the views are remembered. */
export const viewKeys = {
  intake: 'intake.view',
  findingsCategory: 'findings.category',
  findingsShow: 'findings.show',
  findingsSort: 'findings.sort',
} as const

/** 收件 opens with the applications of a category, and of a status; sorted as it was left. */
export function showInIntake(category: CategoryId, status: Status | null): void {
  const { sort } = recall(viewKeys.intake, wholeIntake)
  remember<IntakeView>(viewKeys.intake, { ...wholeIntake, category, status, sort })
}

/** 初审 opens with what is open or fails in a category. */
export function showInFindings(category: CategoryId, show: FindingsShow): void {
  remember<CategoryId>(viewKeys.findingsCategory, category)
  remember<FindingsShow>(viewKeys.findingsShow, show)
}
