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
import type { Category, Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { choiceLines } from '../../typesetting/word/box-lines.ts'
import { cellLine, fang, hei, runs, twips } from '../../typesetting/word/word-pieces.ts'

const labelWidth = 32
const valueWidth = 112

/**
 * The cover as the notice prints it. What the district knows is filled in: the category this form is of, and who
 * recommends.
 */
export function formCover(scheme: Scheme, batch: Batch, category: Category, applicant = ''): FileChild[] {
  const types = scheme.categories.map((c) => c.title)
  return [
    centred(scheme.cover.title, 30, 45),
    centred('申　报　书', 36, 10),
    new Paragraph({ spacing: { before: twips(25) } }),
    new Table({
      width: { size: twips(labelWidth + valueWidth), type: WidthType.DXA },
      columnWidths: [twips(labelWidth), twips(valueWidth)],
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      rows: [
        coverRow('申报单位', [cellLine(applicant === '' ? [] : runs(applicant, { size: 16 }))]),
        coverRow('申报类型', choiceLines(types, valueWidth, 16, [category.title])),
        coverRow('推荐单位', [cellLine(runs(batch.recommender, { size: 16 }))]),
      ],
    }),
    centred(`${scheme.addressee}制`, 16, 38),
    centred(`（${scheme.year} 年）`, 16, 3),
  ]
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
