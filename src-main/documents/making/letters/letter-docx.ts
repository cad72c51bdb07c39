import {
  AlignmentType,
  type FileChild,
  LineRuleType,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import {
  type Block,
  type Cell,
  type Letter,
  type SignatureLine,
  written,
} from '../../../../src-domain/letters/letter.ts'
import { assertNever } from '../../../../src-domain/result.ts'
import { choiceLines } from '../../typesetting/word/box-lines.ts'
import { wordFile } from '../../typesetting/word/word-file.ts'
import { cellLine, hei, runs, tableCell, twips } from '../../typesetting/word/word-pieces.ts'

/** A letter as a Word file to be edited, its title in a face of this name. */
export function letterDocx({ blocks, ...letter }: Letter, titleFace: string): Promise<Buffer> {
  return wordFile({ ...letter, pages: wordBlocks(blocks, titleFace) })
}

/** Letters are set in 三号 with 28 points a line (GB/T 9704—2012). */
const letterPoints = 16
const letterLine = { line: 28 * 20, lineRule: LineRuleType.EXACT }
const character = letterPoints * 20

/** What stands before a signature stays with it, lest that be alone on its page. */
export function wordBlocks(blocks: readonly Block[], titleFace = hei): FileChild[] {
  return blocks.flatMap((block, i) => wordBlock(block, titleFace, blocks[i + 1]?.kind === 'signature'))
}

function wordBlock(block: Block, titleFace: string, signed: boolean): FileChild[] {
  switch (block.kind) {
    case 'title': {
      const { text, points } = block
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 0, after: points * 20, line: points * 28, lineRule: LineRuleType.AT_LEAST },
          children: runs(text, { font: titleFace, size: points }),
        }),
      ]
    }
    case 'body':
      return [letterParagraph(block.text, block.place, signed)]
    case 'head':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120, after: 60, ...letterLine },
          indent: { firstLine: 2 * character },
          children: runs(block.text, { font: hei, size: letterPoints }),
        }),
      ]
    case 'line': {
      const { text, face, points, centred, before = 0, after = 3, keepNext } = block
      const type = { ...(face ? { font: face } : {}), ...(points ? { size: points } : {}) }
      return [
        new Paragraph({
          ...(centred ? { alignment: AlignmentType.CENTER } : {}),
          ...(keepNext ? { keepNext } : {}),
          spacing: { before: before * 20, after: after * 20 },
          children: runs(text, type),
        }),
      ]
    }
    case 'signature':
      return [
        new Paragraph({ keepNext: true, spacing: letterLine, children: [] }),
        new Paragraph({ keepNext: true, spacing: letterLine, children: [] }),
        signatureLine(block.issuer, true),
        signatureLine(block.date, false),
      ]
    case 'table':
      return [wordTable(block)]
    default:
      return assertNever(block)
  }
}

function signatureLine({ text, right }: SignatureLine, keepNext: boolean): Paragraph {
  return new Paragraph({
    keepNext,
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(right * character) },
    spacing: letterLine,
    children: runs(text, { size: letterPoints }),
  })
}

function letterParagraph(text: string, place: 'indented' | 'flush', keepNext = false): Paragraph {
  return new Paragraph({
    ...(keepNext ? { keepNext } : {}),
    spacing: letterLine,
    ...(place === 'indented' ? { alignment: AlignmentType.BOTH, indent: { firstLine: 2 * character } } : {}),
    children: runs(text, { size: letterPoints }),
  })
}

function wordTable({ widths, heads, together, tied, tight, rows }: Extract<Block, { kind: 'table' }>): Table {
  return new Table({
    width: { size: twips(sum(widths)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: rows.map((row, r) => {
      let column = 0
      const keepNext = (together && r < rows.length - 1) || tied.includes(r)
      const height = Math.max(...row.map((cell) => cell.height))
      return new TableRow({
        cantSplit: true,
        tableHeader: r < heads,
        ...(height > 0 ? { height: { value: twips(height), rule: 'atLeast' as const } } : {}),
        children: row.map((cell) => {
          const width = sum(widths.slice(column, column + cell.span))
          column += cell.span
          return tableCell({ ...cell, tight, content: cellParagraphs(cell, width, keepNext) }, width)
        }),
      })
    }),
  })
}

function cellParagraphs({ content, label, align, points }: Cell, width: number, keepNext: boolean): Paragraph[] {
  if (typeof content !== 'string') return choiceLines(content.choices, width, points, content.chosen)
  const type = { size: points, ...(label ? { font: hei } : {}) }
  return written(content)
    .split('\n')
    .map((text) => cellLine(runs(text, type), align, { keepNext }))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
