import {
  BorderStyle,
  CheckBox,
  LineRuleType,
  PageBreak,
  Paragraph,
  Tab,
  TableCell,
  type TabStopDefinition,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { written } from '../../../../src-domain/letters/letter.ts'

/** The pieces Word files are set from. Faces are named, never embedded: officers' computers have them. */

export const fang = '仿宋'
export const hei = '黑体'
export const black = '000000'
const grey = '7F7F7F'

export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

/** The half points WordprocessingML counts in. */
export function halfPoints(points: number): number {
  return Math.round(points * 2)
}

export type Type = { readonly font?: string; readonly size?: number; readonly grey?: boolean }

/** Runs of a text, its line breaks kept. */
export function runs(text: string, { font, size, grey: isGrey }: Type = {}): TextRun[] {
  return written(text)
    .split('\n')
    .map(
      (line, i) =>
        new TextRun({
          text: line,
          ...(i > 0 ? { break: 1 } : {}),
          ...(font ? { font } : {}),
          ...(size ? { size: halfPoints(size) } : {}),
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

export type WordCell = {
  readonly content: readonly Paragraph[]
  readonly span?: number
  readonly down?: number
  /** Its words stand at the top. */
  readonly open?: boolean
  /** With little air above and below its words. */
  readonly tight?: boolean
}

const hairline = { style: BorderStyle.SINGLE, size: 4, color: black }
const hairlines = { top: hairline, bottom: hairline, left: hairline, right: hairline }

/** A ruled cell so many millimetres wide. */
export function tableCell(
  { content, span = 1, down = 1, open = false, tight = false }: WordCell,
  width: number,
): TableCell {
  const air = tight ? 15 : 50
  return new TableCell({
    columnSpan: span,
    rowSpan: down,
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: open ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { top: air, bottom: air, left: 85, right: 85 },
    borders: hairlines,
    children: content,
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
