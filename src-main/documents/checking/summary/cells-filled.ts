import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import type { EmptyCell } from '../../../../src-domain/edition/empty-cells.ts'
import { finding } from '../finding.ts'

const advice: Readonly<Record<EmptyCell['filledIn'], string>> = {
  application: '请在申报页补填',
  batch: '请在设置的批次信息里填写',
}

/** 印前检查 of the summary against the notice: no column it asks for is blank. */
export function cellsFilled(empty: readonly EmptyCell[]): PrintFinding {
  const where = [...new Set(empty.map((cell) => advice[cell.filledIn]))].join('，')
  return finding(
    'filled',
    '各栏已填',
    empty.map(({ application, name, column }) => `“${name}”（${application}）的“${column}”空着`),
    '通知要求的各栏都已填写。',
    `通知要求填写，${where}，再重新定稿、生成。`,
  )
}
