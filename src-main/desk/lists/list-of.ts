import type { List } from '../../documents/making/lists/list.ts'
import type { Desk } from '../desk.ts'
import { intakeList } from './intake-list.ts'
import type { ListAsked } from './list-asked.ts'
import { matrixList } from './matrix-list.ts'
import { rankingList } from './ranking-list.ts'

/** The list as it stands at `at`, its date the day in Shanghai. */
export function listOf(desk: Desk, asked: ListAsked, at: Date): List {
  switch (asked.list) {
    case 'intake':
      return intakeList(desk, asked, at)
    case 'matrix':
      return matrixList(desk, asked, at)
    case 'ranking':
      return rankingList(desk, asked, at)
  }
}
