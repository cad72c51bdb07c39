import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { finding, pageList, reportIt } from '../finding.ts'
import type { Area, BookFacts, PageFacts } from '../page-facts.ts'
import { codeFindings } from './code-findings.ts'
import { type Expected, outlineRange } from './expected.ts'
import { a4 } from './type-area.ts'

/** Millimetres by which places may differ: rounding, and strokes that lie half outside what they frame. */
const tolerance = 0.6
/** Office printers leave this much of the sheet's edge white. */
const unprintable = 5

/** Paper, parts, margins, page numbers, edition mark. */
export function layoutFindings(facts: BookFacts, expected: Expected): PrintFinding[] {
  const { book } = expected
  const inParts = facts.own.filter((page) => page.runs.length > 0)
  return [
    finding(
      'pages',
      '总页数为双数、页数齐全',
      [
        ...(facts.pages % 2 === 1 ? [`共 ${facts.pages} 页，是单数`] : []),
        ...(facts.pages === book.pages ? [] : [`应有 ${book.pages} 页，实有 ${facts.pages} 页`]),
      ],
      `共 ${facts.pages} 页，${facts.pages / 2} 张。`,
      reportIt,
    ),
    finding('paper', '纸张 A4', notA4(facts.own), '本册各页均为 A4。', reportIt),
    finding('duplex', '双面打印设置', printSettings(facts), 'PDF 已设为双面（长边翻转）、不缩放。', reportIt),
    partsFinding(facts, expected),
    finding('margins', '页边距左右对称、内侧留装订位', marginsAmiss(inParts, expected), marginText(expected), reportIt),
    finding(
      'printable',
      '内容在可打印范围内',
      facts.own.flatMap((page) =>
        outside(page, a4Area(page, unprintable)).length > 0
          ? [`第 ${page.number} 页有内容离纸边不到 ${unprintable} 毫米`]
          : [],
      ),
      `本册内容离纸边均不少于 ${unprintable} 毫米。`,
      reportIt,
    ),
    ...codeFindings(facts, expected),
  ]
}

function notA4(pages: readonly PageFacts[]): string[] {
  const wrong = pages.filter(
    (p) => Math.abs(p.width - a4.width) > tolerance || Math.abs(p.height - a4.height) > tolerance,
  )
  return wrong.length > 0 ? [`第 ${pageList(wrong.map((p) => p.number))} 页不是 A4`] : []
}

function printSettings({ preferences }: BookFacts): string[] {
  return [
    ...(preferences.Duplex === 'DuplexFlipLongEdge' ? [] : ['没有设为双面打印、长边翻转']),
    ...(preferences.PrintScaling === 'None' ? [] : ['没有设为不缩放']),
  ]
}

/** The parts as they were set, and as the PDF's own bookmarks lead to them. */
function partsFinding({ bookmarks }: BookFacts, { book, text }: Expected): PrintFinding {
  const beginnings = bookmarks.flatMap(({ title, page }) =>
    book.parts.some((part) => part.title === title && part.page === page) ? [] : [`书签“${title}”指向第 ${page} 页`],
  )
  if (text.assembly.density !== 'open') {
    const said = `${book.parts.length} 个部分依次排列，有余地的接排在同一页，书签与之相符。`
    return finding('parts', '各部分依次排列', beginnings, said, reportIt)
  }
  if (!text.assembly.rectoStarts) {
    const said = `${book.parts.length} 个部分各起一页，书签与之相符。`
    return finding('parts', '各部分各起一页', beginnings, said, reportIt)
  }
  const onLeft = book.parts.flatMap(({ title, page }) => (page % 2 === 1 ? [] : [`“${title}”从第 ${page} 页开始`]))
  const amiss = [...beginnings, ...onLeft]
  return finding('parts', '各部分从右页（单数页）开始', amiss, `${book.parts.length} 个部分均从单数页开始。`, reportIt)
}

function marginText({ text }: Expected): string {
  const { top, bottom, inside, outside } = text.print.margins
  return `上 ${top}、下 ${bottom}、内 ${inside}、外 ${outside} 毫米，单双页左右对称。`
}

/** Everything but running head and foot lies in the type area, and the outline's lines begin at its edge. */
function marginsAmiss(pages: readonly PageFacts[], expected: Expected): string[] {
  const { margins, body } = expected.text.print
  const outline = expected.text.outline.parts.length > 0 ? outlineRange(expected) : () => false
  const into: number[] = []
  const shifted: number[] = []
  for (const page of pages) {
    const right = page.number % 2 === 1
    const [left, far] = right ? [margins.inside, margins.outside] : [margins.outside, margins.inside]
    const inType = (item: Area) =>
      item.top > margins.top - tolerance && item.bottom < a4.height - margins.bottom + tolerance
    const items = [...page.runs, ...page.drawings].filter(inType)
    const begins = Math.min(...items.map((item) => item.left)) - left
    const ends = Math.max(...items.map((item) => item.right)) - (a4.width - far)
    if (begins < -tolerance || ends > tolerance) into.push(page.number)
    // A page of headings and short lines may begin indented all through; pictures stand in the middle.
    const lines = items.filter((item) => !page.pictures.includes(item))
    const indent = (2 * body.points * 25.4) / 72
    const edge = Math.min(...lines.map((item) => item.left)) - left
    const straight = [0, indent].some((place) => Math.abs(edge - place) <= tolerance)
    if (outline(page.number) && lines.length > 0 && !straight) shifted.push(page.number)
  }
  return [
    ...(into.length > 0 ? [`第 ${pageList(into)} 页有内容进入页边`] : []),
    ...(shifted.length > 0 ? [`第 ${pageList(shifted)} 页正文没有从版心左边起排`] : []),
  ]
}

function outside(page: PageFacts, area: Area): Area[] {
  return [...page.runs, ...page.drawings].filter((item) => outsideOf(item, area))
}

function outsideOf(item: Area, area: Area): boolean {
  return item.left < area.left || item.right > area.right || item.top < area.top || item.bottom > area.bottom
}

function a4Area({ width, height }: PageFacts, edge: number): Area {
  return { left: edge, top: edge, right: width - edge, bottom: height - edge }
}
