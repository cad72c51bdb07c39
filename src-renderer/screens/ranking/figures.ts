import type { Deciding } from '../../../src-domain/ranking/deciding.ts'
import type { Candidate } from './use-ranking.ts'

export type Figure = Exclude<Deciding, { readonly kind: 'text' }>

/** What stands in columns of what helps deciding; texts are told with the name. */
export function shownFigures(candidate: Candidate | undefined): Figure[] {
  return (candidate?.deciding ?? []).filter((told): told is Figure => told.kind !== 'text')
}

/** The columns' widths, by what they hold, for the grid of heads and rows (ranking.module.css). */
export function widthsOf(figures: readonly Figure[]): string {
  const width = (told: Figure) => {
    if (told.kind === 'trend') return 'var(--trend)'
    return told.unit && !told.isMoney ? 'var(--count)' : 'var(--amount)'
  }
  return figures.map(width).join(' ')
}
