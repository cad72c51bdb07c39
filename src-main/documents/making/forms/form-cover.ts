import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Batch } from '../../../../src-domain/batch/batch.ts'
import { coverIssuer } from '../../../../src-domain/schemes/cover-names.ts'
import type { Category, CoverLine, Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { choiceLines } from '../../typesetting/word/box-lines.ts'
import { cellLine, fang, hei, runs, twips } from '../../typesetting/word/word-pieces.ts'

const labelWidth = 32
const valueWidth = 112

/**
 * The cover as the notice prints it. What the district knows is filled in: the category this form is of, and who
 * recommends; of the fields on it what is `written`.
 */
export function formCover(
  scheme: Scheme,
  batch: Batch,
  category: Category,
  written: ReadonlyMap<string, string> = new Map(),
): FileChild[] {
  const types = scheme.categories.map((c) => c.title)
  const valueOn = (from: CoverLine['from']) => {
    if (from.kind === 'categories') return choiceLines(types, valueWidth, 16, [category.title])
    const text = from.kind === 'recommender' ? batch.recommender : (written.get(from.key) ?? '')
    return [cellLine(text === '' ? [] : runs(text, { size: 16 }))]
  }
  return [
    centred(scheme.cover.title, 30, 45),
    centred('申　报　书', 36, 10),
    new Paragraph({ spacing: { before: twips(25) } }),
    ...(category.coverLines.length === 0
      ? []
      : [coverTable(category.coverLines.map(({ label, from }) => coverRow(label, valueOn(from))))]),
    centred(coverIssuer(scheme), 16, 38),
    centred(`（${scheme.year} 年）`, 16, 3),
  ]
}

function coverTable(rows: TableRow[]): Table {
  return new Table({
    width: { size: twips(labelWidth + valueWidth), type: WidthType.DXA },
    columnWidths: [twips(labelWidth), twips(valueWidth)],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows,
  })
}

function centred(text: string, size: number, above: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: twips(above) },
    children: runs(text, { font: size > 20 ? hei : fang, size }),
  })
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const ruled = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

function coverRow(label: string, value: readonly Paragraph[]): TableRow {
  const cell = (width: number, bottom: typeof none | typeof ruled, children: readonly Paragraph[]) =>
    new TableCell({
      width: { size: twips(width), type: WidthType.DXA },
      verticalAlign: VerticalAlign.BOTTOM,
      borders: { top: none, left: none, right: none, bottom },
      children,
    })
  return new TableRow({
    height: { value: twips(15), rule: 'atLeast' },
    children: [cell(labelWidth, none, [cellLine(runs(label, { size: 16 }))]), cell(valueWidth, ruled, value)],
  })
}
