import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import type { Sort } from '../../lib/sort.ts'
import type { FindingsShow } from '../../lib/views.ts'

export type Matrix = Awaited<ReturnType<DeskClient['findings']['matrix']>>
export type Check = Matrix['checks'][number]
export type MatrixRow = Matrix['rows'][number]

/** Where one is: an application and a check, or the application's name. */
export type Cursor = { readonly application: string; readonly check: string }

/** Stands for the name in a cursor's check. */
export const nameColumn = ''

/** How many failed and how many wait. */
export type Tally = { readonly fail: number; readonly manual: number }

export type ShownMatrix = {
  readonly checks: readonly (Check & Tally)[]
  readonly rows: readonly (MatrixRow & Tally)[]
}

/** Only the applications and checks with something to show; the totals are of what is shown. */
export function shownMatrix(matrix: Matrix, show: FindingsShow): ShownMatrix {
  const wanted = (outcome: Outcome | undefined) =>
    show === 'all' || outcome === 'fail' || (show === 'open' && outcome === 'manual')
  const rows = matrix.rows.filter((row) => show === 'all' || (row.status !== 'declined' && row.outcomes.some(wanted)))
  const places = matrix.checks
    .map((_, i) => i)
    .filter((i) => show === 'all' || rows.some((row) => wanted(row.outcomes[i])))
  const shownRows = rows.map((row) => {
    const outcomes = places.map((i) => row.outcomes[i] ?? 'na')
    return {
      ...row,
      outcomes,
      ruled: places.flatMap((place, i) => (row.ruled.includes(place) ? i : [])),
      ...tally(outcomes),
    }
  })
  const counted = shownRows.filter((row) => row.status !== 'declined')
  const checks = places.flatMap((place, i) => {
    const check = matrix.checks[place]
    return check ? { ...check, ...tally(counted.map((row) => row.outcomes[i] ?? 'na')) } : []
  })
  return { checks, rows: shownRows }
}

/** Sorted by the name, by what is lacking, or by a check. */
export const sortColumns = { name: 'name', lacks: 'lacks' } as const

const collator = new Intl.Collator('zh-CN', { numeric: true })
/** What is to be done first. */
const outcomeOrder: Readonly<Record<Outcome, number>> = { fail: 0, manual: 1, pass: 2, na: 3 }

/** The rows in the chosen order; without one, or by a check that is not shown, as they came in. */
export function sortMatrix(matrix: ShownMatrix, sort: Sort | null): ShownMatrix {
  const compare = sort && orderBy(matrix, sort.column)
  if (!compare) return matrix
  return { ...matrix, rows: matrix.rows.toSorted(sort.descending ? (a, b) => compare(b, a) : compare) }
}

type Compare = (a: ShownMatrix['rows'][number], b: ShownMatrix['rows'][number]) => number

function orderBy({ checks }: ShownMatrix, column: string): Compare | undefined {
  if (column === sortColumns.name) return (a, b) => collator.compare(a.name, b.name)
  if (column === sortColumns.lacks) return (a, b) => a.fail - b.fail || a.manual - b.manual
  const place = checks.findIndex((check) => check.id === column)
  if (place < 0) return undefined
  const rank = ({ outcomes }: MatrixRow) => outcomeOrder[outcomes[place] ?? 'na']
  return (a, b) => rank(a) - rank(b)
}

function tally(outcomes: readonly Outcome[]): Tally {
  return {
    fail: outcomes.filter((outcome) => outcome === 'fail').length,
    manual: outcomes.filter((outcome) => outcome === 'manual').length,
  }
}

export function isOpen(outcome: Outcome | undefined): boolean {
  return outcome === 'fail' || outcome === 'manual'
}

/** The next open cell in reading order, or the one before; round the ends. */
export function nextOpen(matrix: ShownMatrix, at: Place, direction: 1 | -1): Place | undefined {
  const width = matrix.checks.length
  const size = width * matrix.rows.length
  const start = at.row * width + at.column
  for (let step = 1; step <= size; step++) {
    const index = (start + direction * step + size * 2) % size
    const place = { row: Math.floor(index / width), column: index % width }
    if (isOpen(matrix.rows[place.row]?.outcomes[place.column])) return place
  }
  return undefined
}

/** Row and column from 0; column -1 is the name. */
export type Place = { readonly row: number; readonly column: number }
