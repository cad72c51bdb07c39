import type { TableSheet } from '../rosters/table.ts'
import type { Score } from './combine-scores.ts'
import { type Criteria, scoreFault } from './criteria.ts'

/** Where a review sheet says whose it is, and what each line is about. */
export const expertLabel = '专家'
export const numberHead = '编号'

export function criterionHead({ title, maximum }: Criteria[number]): string {
  return `${title}（满分 ${maximum}）`
}

/** What a review sheet says; `faults` are sentences that name the cell. */
export type ReadScores = {
  readonly expert: string
  readonly scores: readonly Omit<Score, 'expert'>[]
  readonly faults: readonly string[]
}

/** Undefined for a table that is no review sheet of these criteria. A line without any score is one not yet reviewed. */
export function readScores(
  { rows }: TableSheet,
  criteria: Criteria,
  known: ReadonlyMap<string, { readonly district: string; readonly application: string }>,
): ReadScores | undefined {
  const expert = rows.find(({ cells }) => cells[0]?.trim() === expertLabel)?.cells[1]?.trim()
  const head = rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() === numberHead))
  const heads = rows[head]?.cells.map((cell) => cell.trim()) ?? []
  const columns = criteria.map((criterion) => ({ criterion, at: heads.indexOf(criterionHead(criterion)) }))
  if (!expert || head < 0 || columns.some(({ at }) => at < 0)) return undefined
  const scores: Omit<Score, 'expert'>[] = []
  const faults: string[] = []
  const seen = new Set<string>()
  for (const { row, cells } of rows.slice(head + 1)) {
    const number = cells[heads.indexOf(numberHead)]?.trim() ?? ''
    const given = columns.map(({ criterion, at }) => ({ criterion, score: cells[at]?.trim() ?? '' }))
    if (number === '' || given.every(({ score }) => score === '')) continue
    const meant = known.get(number)
    if (!meant || seen.has(number)) {
      faults.push(`第 ${row} 行：编号“${number}”${meant ? '出现两次' : '不在汇总里'}`)
      continue
    }
    seen.add(number)
    for (const { criterion, score } of given) {
      const fault = score === '' ? '没有打分' : scoreFault(score, criterion)
      if (fault) faults.push(`第 ${row} 行“${criterion.title}”${fault}`)
      else scores.push({ ...meant, criterion: criterion.title, score })
    }
  }
  return { expert, scores, faults }
}
