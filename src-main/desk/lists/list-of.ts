import { ok, type Result } from '../../../src-domain/result.ts'
import type { List } from '../../documents/making/lists/list.ts'
import type { Desk } from '../desk.ts'
import { findCategory } from '../find-category.ts'
import { contactsList } from './contacts-list.ts'
import { intakeList } from './intake-list.ts'
import type { ListAsked } from './list-asked.ts'
import { matrixList } from './matrix-list.ts'
import { owingList } from './owing-list.ts'
import { policiesList } from './policies-list.ts'
import { rankingList } from './ranking-list.ts'

/** The list as it stands at `at`, its date the day in Shanghai, in the columns asked for. Problem: `category-unknown`. */
export function listOf(desk: Desk, asked: ListAsked, at: Date): Result<List> {
  const list = wholeList(desk, asked, at)
  return list.ok ? ok(withoutColumns(list.value, asked.without ?? [])) : list
}

/** Where all would be left out, the first stays: a list says of whom it is. */
function withoutColumns(list: List, titles: readonly string[]): List {
  const kept = list.columns.map(({ title }) => !titles.includes(title))
  if (!kept.includes(true)) kept[0] = true
  const of = <T>(cells: readonly T[]) => cells.filter((_, i) => kept[i])
  return { ...list, columns: of(list.columns), rows: list.rows.map(of) }
}

function wholeList(desk: Desk, asked: ListAsked, at: Date): Result<List> {
  if (asked.list === 'intake') return ok(intakeList(desk, asked, at))
  if (asked.list === 'policies') return ok(policiesList(desk, asked, at))
  if (asked.list === 'contacts') return ok(contactsList(desk, asked, at))
  if (asked.list === 'owing') return ok(owingList(desk, asked, at))
  const category = findCategory(desk, asked.category)
  if (!category.ok) return category
  return ok(asked.list === 'matrix' ? matrixList(desk, asked, at) : rankingList(desk, asked, at))
}
