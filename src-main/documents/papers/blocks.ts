import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  type FileChild,
  LineRuleType,
  PageBreak,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TabStopDefinition,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
} from 'docx'
import { printable } from '../../../src-domain/summary.ts'

/** The pieces the papers are set from. Faces are named, never embedded: officers' computers have them. */

export const fang = '仿宋'
export const hei = '黑体'
export const kai = '楷体'
export const song = '宋体'
export const black = '000000'
const grey = '7F7F7F'

/** Letters are set in 三号 with 28 points a line, tables in 小四 or 五号 (GB/T 9704—2012). */
export const letterPoints = 16
const letterLine = 28

export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

/** The half points WordprocessingML counts in. */
export function points(size: number): number {
  return Math.round(size * 2)
}

export function face(name: string | undefined): string {
  return name ?? fang
}

/**
 * Text as a document may hold it: nothing XML forbids or that turns the reading round; rare characters stay, and so do
 * the blanks at its ends, which here are layout.
 */
export function write(text: string): string {
  return printable(`|${text}|`).slice(1, -1)
}

export type Type = {
  readonly font?: string
  readonly size?: number
  readonly bold?: boolean
  readonly grey?: boolean
}

/** Runs of a text, its line breaks kept. */
export function runs(text: string, { font, size, bold, grey: isGrey }: Type = {}): TextRun[] {
  return write(text)
    .split('\n')
    .map(
      (line, i) =>
        new TextRun({
          text: line,
          ...(i > 0 ? { break: 1 } : {}),
          ...(font ? { font } : {}),
          ...(size ? { size: points(size) } : {}),
          ...(bold ? { bold } : {}),
          ...(isGrey ? { color: grey } : {}),
        }),
    )
}

/** A box to be clicked in Word. */
export function box(ticked: boolean): CheckBox {
  const font = 'Segoe UI Symbol'
  return new CheckBox({
    checked: ticked,
    checkedState: { value: '2611', font },
    uncheckedState: { value: '2610', font },
  })
}

/** A line to write on by hand, so many characters long. */
export function line(characters: number, size?: number): TextRun {
  return new TextRun({
    text: '　'.repeat(characters),
    underline: { type: UnderlineType.SINGLE },
    ...(size ? { size: points(size) } : {}),
  })
}

/** The title of a paper: 二号黑体, centred. */
export function title(text: string, size = 22): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: size * 20, line: size * 28, lineRule: LineRuleType.AT_LEAST },
    children: runs(text, { font: hei, size }),
  })
}

/** 一、…: a head inside a letter. */
export function head(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 120, after: 60, line: letterLine * 20, lineRule: LineRuleType.EXACT },
    indent: { firstLine: letterPoints * 2 * 20 },
    children: runs(text, { font: hei, size: letterPoints }),
  })
}

/** A paragraph of a letter, indented by two characters. */
export function body(text: string, { indent = true, align }: { indent?: boolean; align?: 'right' } = {}): Paragraph {
  return new Paragraph({
    spacing: { line: letterLine * 20, lineRule: LineRuleType.EXACT },
    ...(indent ? { indent: { firstLine: letterPoints * 2 * 20 } } : {}),
    ...(align ? { alignment: AlignmentType.RIGHT, indent: { right: letterPoints * 4 * 20 } } : {}),
    children: runs(text, { size: letterPoints }),
  })
}

/** A plain paragraph of a form or table page. */
export function plainLine(
  text: string,
  type: Type = {},
  more: { centred?: boolean; before?: number; after?: number; keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({
    ...(more.centred ? { alignment: AlignmentType.CENTER } : {}),
    ...(more.keepNext ? { keepNext: true } : {}),
    spacing: { before: (more.before ?? 0) * 20, after: (more.after ?? 3) * 20 },
    children: runs(text, type),
  })
}

/** Who signs and when, at the right, kept with what stands before. */
export function signature(issuer: string, date: string): Paragraph[] {
  return [
    new Paragraph({ keepNext: true, spacing: { before: 560 }, children: [] }),
    new Paragraph({
      keepNext: true,
      alignment: AlignmentType.RIGHT,
      indent: { right: letterPoints * 2 * 20 },
      spacing: { line: letterLine * 20, lineRule: LineRuleType.EXACT },
      children: runs(issuer, { size: letterPoints }),
    }),
    body(date, { indent: false, align: 'right' }),
  ]
}

export type Cell = {
  readonly content: string | readonly Paragraph[]
  readonly span?: number
  readonly down?: number
  readonly label?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly size?: number
  /** Millimetres at least. */
  readonly height?: number
  /** To be written into: its words stand at the top. */
  readonly open?: boolean
}

const hairline = { style: BorderStyle.SINGLE, size: 4, color: black }
const hairlines = { top: hairline, bottom: hairline, left: hairline, right: hairline }

/** A ruled table; widths in millimetres, its first `heads` rows repeated on each page. */
export function ruledTable(
  widths: readonly number[],
  rows: readonly (readonly (Cell | string)[])[],
  { heads = 0, size = 10.5 }: { heads?: number; size?: number } = {},
): Table {
  return new Table({
    width: { size: twips(widths.reduce((sum, w) => sum + w, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: rows.map((row, r) => {
      let column = 0
      const cells = row.map((given) => {
        const cell = typeof given === 'string' ? { content: given } : given
        const span = cell.span ?? 1
        const width = widths.slice(column, column + span).reduce((sum, w) => sum + w, 0)
        column += span
        return tableCell(r < heads ? { ...cell, label: true } : cell, width, size)
      })
      const height = Math.max(...row.map((c) => (typeof c === 'string' ? 0 : (c.height ?? 0))))
      return new TableRow({
        cantSplit: true,
        tableHeader: r < heads,
        ...(height > 0 ? { height: { value: twips(height), rule: 'atLeast' as const } } : {}),
        children: cells,
      })
    }),
  })
}

export function tableCell(cell: Cell, width: number, size: number): TableCell {
  const { content, span = 1, down = 1, label = false } = cell
  const align = cell.align ?? (label ? 'center' : 'left')
  const paragraphs =
    typeof content === 'string'
      ? write(content)
          .split('\n')
          .map((text) => cellLine(runs(text, { size: cell.size ?? size, ...(label ? { font: hei } : {}) }), align))
      : content
  return new TableCell({
    columnSpan: span,
    rowSpan: down,
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: cell.open ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { top: 50, bottom: 50, left: 85, right: 85 },
    borders: hairlines,
    children: paragraphs,
  })
}

export type RunChild = TextRun | CheckBox

type CellLook = {
  readonly tabStops?: readonly TabStopDefinition[]
  /** Millimetres left free over it. */
  readonly above?: number
  /** Never the last on its page. */
  readonly keepNext?: boolean
}

/** A line of a cell. */
export function cellLine(
  children: readonly RunChild[],
  align: 'left' | 'center' | 'right' = 'left',
  { tabStops = [], above = 0, keepNext = false }: CellLook = {},
): Paragraph {
  return new Paragraph({
    alignment: align,
    children: [...children],
    keepNext,
    ...(tabStops.length > 0 ? { tabStops } : {}),
    ...(above > 0 ? { spacing: { before: twips(above) } } : {}),
  })
}

export function tabbed(): TextRun {
  return new TextRun({ children: [new Tab()] })
}

export function newPage(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [new PageBreak()] })
}

/** Joins the parts of a page. */
export function page(...parts: readonly (FileChild | readonly FileChild[])[]): FileChild[] {
  return parts.flat()
}
