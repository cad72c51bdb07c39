import { ok, type Result } from '../../../src-domain/result.ts'
import type { List } from '../../documents/making/lists/list.ts'
import type { Desk } from '../desk.ts'
import { findCategory } from '../find-category.ts'
import { intakeList } from './intake-list.ts'
import type { ListAsked } from './list-asked.ts'
import { matrixList } from './matrix-list.ts'
import { owingList } from './owing-list.ts'
import { policiesList } from './policies-list.ts'
import { rankingList } from './ranking-list.ts'

/** The list as it stands at `at`, its date the day in Shanghai. Problem: `category-unknown`. */
export function listOf(desk: Desk, asked: ListAsked, at: Date): Result<List> {
  if (asked.list === 'intake') return ok(intakeList(desk, asked, at))
  if (asked.list === 'policies') return ok(policiesList(desk, asked, at))
  if (asked.list === 'owing') return ok(owingList(desk, asked, at))
  const category = findCategory(desk, asked.category)
  if (!category.ok) return category
  return ok(asked.list === 'matrix' ? matrixList(desk, asked, at) : rankingList(desk, asked, at))
}
