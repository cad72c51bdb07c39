import type { TableSheet } from '../rosters/table.ts'
import { plain } from '../text/normalise.ts'
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

/** What people write where they add a line of their own below. */
const ownSums = /^(合计|总计|小计|平均分?|总分|均分|最高分?|最低分?)$/

/**
 * Undefined for a table that is no review sheet of these criteria. A line without any score is one not yet reviewed; what the
 * lines are sorted by, and what stands in other columns, is the expert's own.
 */
export function readScores(
  { rows }: TableSheet,
  criteria: Criteria,
  known: ReadonlyMap<string, { readonly district: string; readonly application: string }>,
): ReadScores | undefined {
  const expert = plain(rows.find(({ cells }) => cells[0]?.trim() === expertLabel)?.cells[1] ?? '')
  const head = rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() === numberHead))
  const heads = rows[head]?.cells.map((cell) => cell.trim()) ?? []
  const columns = criteria.map((criterion) => ({ criterion, at: heads.indexOf(criterionHead(criterion)) }))
  if (!expert || head < 0 || columns.some(({ at }) => at < 0)) return undefined
  const scores: Omit<Score, 'expert'>[] = []
  const faults: string[] = []
  const seen = new Set<string>()
  for (const { row, cells, odd } of rows.slice(head + 1)) {
    const number = plain(cells[heads.indexOf(numberHead)] ?? '')
    const given = columns.map(({ criterion, at }) => ({ criterion, score: plain(cells[at] ?? ''), odd: odd?.get(at) }))
    if (given.every(({ score, odd }) => score === '' && odd === undefined)) continue
    if (number === '' && cells.some((cell) => ownSums.test(cell.trim()))) continue
    const meant = known.get(number)
    if (!meant || seen.has(number)) {
      const fault = meant ? '出现两次' : '不在汇总里'
      faults.push(number === '' ? `第 ${row} 行有分数，没有编号` : `第 ${row} 行：编号“${number}”${fault}`)
      continue
    }
    seen.add(number)
    for (const { criterion, score, odd } of given) {
      const fault = odd ?? (score === '' ? '没有打分' : scoreFault(score, criterion))
      if (fault) faults.push(`第 ${row} 行“${criterion.title}”${fault}`)
      else scores.push({ ...meant, criterion: criterion.title, score })
    }
  }
  return { expert, scores, faults }
}
