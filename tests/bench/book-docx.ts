import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { BookText } from '../../src-domain/book/book-text.ts'
import type { CellContent, FormCell } from '../../src-domain/book/form-grid.ts'
import { given } from '../../src-domain/given.ts'

/** Faces any Linux has that sets Chinese at all. */
const body = 'Noto Serif CJK SC'
const display = 'Noto Sans CJK SC'
const twip = (millimetres: number) => Math.round((millimetres * 1440) / 25.4)

/**
 * The words, tables and headings of a book as a Word file, and its scans as pictures behind them; without the book's
 * turning of margins, marks and bookmarks.
 */
export async function bookDocx(
  { cover, explanations, form, outline, print }: BookText,
  scans: readonly Uint8Array[],
): Promise<Uint8Array> {
  const { top, bottom, inside, outside } = print.margins
  const lines = cover.lines.flatMap((line) => ('text' in line ? line.text : []))
  const content = [
    ...[cover.title, '申报书', ...lines, cover.issuer, cover.year].map((t) => centred(t, 32)),
    newPage('填报说明'),
    ...explanations.map(paragraph),
    newPage('目录'),
    ...outline.parts.map((part) => new Paragraph({ children: [run(part.title)] })),
    newPage(`${form.number}　${form.title}`),
    formTable(form.grid.columns, form.grid.cells, 210 - inside - outside),
    newPage(outline.title),
    ...outline.parts.flatMap((part) => [
      new Paragraph({
        ...given({
          heading: ([HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const)[part.level - 1],
        }),
        keepNext: true,
        children: [run(part.title, 2 * (print.headings[part.level - 1]?.points ?? 12), display)],
      }),
      ...part.blocks.flatMap((block) => (block.kind === 'paragraph' ? [paragraph(block.text)] : [])),
    ]),
    ...scans.map(picture),
  ]
  const margin = { top: twip(top), bottom: twip(bottom), left: twip(inside), right: twip(outside) }
  const footers = {
    default: new Footer({
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
      ],
    }),
  }
  const page = { margin, size: { width: twip(210), height: twip(297) } }
  return Packer.toBuffer(new Document({ sections: [{ properties: { page }, footers, children: content }] }))
}

function formTable(columns: readonly number[], cells: readonly FormCell[], width: number): Table {
  const whole = columns.reduce((sum, c) => sum + c, 0)
  const rows = Math.max(...cells.map((c) => c.row)) + 1
  return new Table({
    width: { size: twip(width), type: WidthType.DXA },
    columnWidths: columns.map((c) => twip((c * width) / whole)),
    rows: Array.from(
      { length: rows },
      (_, row) =>
        new TableRow({
          children: cells
            .filter((c) => c.row === row)
            .map(
              (c) =>
                new TableCell({
                  columnSpan: c.columnSpan,
                  rowSpan: c.rowSpan,
                  children: c.content.map((part) => new Paragraph({ children: [run(wordsOf(part), 21)] })),
                }),
            ),
        }),
    ),
  })
}

function wordsOf(part: CellContent): string {
  return part.kind === 'boxes' ? part.boxes.map((b) => `${b.ticked ? '■' : '□'}${b.label}`).join('　') : part.text
}

function newPage(title: string): Paragraph {
  return new Paragraph({
    pageBreakBefore: true,
    alignment: AlignmentType.CENTER,
    heading: HeadingLevel.TITLE,
    children: [run(title, 36, display)],
  })
}

/** A page of a scan, as large as the type area lets it be; in pixels of 96 to the inch. */
function picture(data: Uint8Array): Paragraph {
  return new Paragraph({
    pageBreakBefore: true,
    children: [new ImageRun({ type: 'jpg', data, transformation: { width: 580, height: 820 } })],
  })
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.BOTH, indent: { firstLine: 480 }, children: [run(text)] })
}

function centred(text: string, size: number): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, size)] })
}

/** `size` in half points. */
function run(text: string, size = 24, font = body): TextRun {
  return new TextRun({ text, size, font })
}
