import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { editionMark } from '../../../../src-domain/edition/edition.ts'
import type { SummaryTable } from '../../../../src-domain/edition/summary.ts'
import { type Circle, margins, type SetSummary, type SummaryJob } from '../../making/summary/set-summary.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { bare } from '../bare.ts'
import { finding, pageList, some, warning } from '../finding.ts'
import { type Area, type BookFacts, type PageFacts, readBook } from '../page-facts.ts'
import { type PrintedPage, readPrintedPage, sameTable } from './printed-table.ts'

/** Millimetres by which places may differ: rounding, and strokes that lie half outside what they frame. */
const tolerance = 0.6
/** Office printers leave this much of the sheet's edge white. */
const unprintable = 5
const a4 = { width: 297, height: 210 }
const reportIt = '这份汇总表不能作为报送件，请重新生成；仍然如此的，请联系技术支持。'

/** 印前检查 of the summary: reads the finished PDF and holds it against the edition's table and what the printer wants. */
export async function checkSummary(set: SetSummary, job: SummaryJob): Promise<PrintFinding[]> {
  const { table, faces, edition } = job
  const facts = await readBook(set.pdf, () => true)
  const pages = facts.own.map(readPrintedPage)
  const mark = editionMark(edition)
  return [
    finding(
      sameTable,
      '与定稿一致',
      differences(pages, table, set.missingCharacters),
      `${table.title}各栏内容均与定稿一致。`,
      '请看该处文字是否过长，更正后重新定稿；仍然如此的，请联系技术支持。',
    ),
    finding('paper', '纸张 A4 横向', notA4(facts.own), `共 ${facts.pages} 页，均为 A4 横向。`, reportIt),
    finding('settings', '打印设置', printSettings(facts), 'PDF 已设为单面、不缩放。', reportIt),
    finding(
      'printable',
      '内容在版面以内',
      facts.own.flatMap((page) => (isBeyond(page) ? [`第 ${page.number} 页有内容越出版面`] : [])),
      `内容离纸边均不少于 ${unprintable} 毫米。`,
      '如有一栏文字特别长，请更正申报数据后重新定稿。',
    ),
    finding(
      'seal',
      '盖章处留空',
      facts.own.slice(0, 1).some((page) => isTouched(page, set.seal)) ? ['盖章处印有内容'] : [],
      `推荐单位右侧留有直径 ${2 * set.seal.radius} 毫米的空白，供盖章用。`,
      reportIt,
    ),
    finding(
      'mark',
      '每页有定稿标记和页码',
      pages.flatMap(({ below }, i) =>
        bare(below) === bare(`${mark}第${i + 1}页共${pages.length}页`) ? [] : [`第 ${i + 1} 页没有“${mark}”或页码`],
      ),
      `各页均印有“${mark}”和页码。`,
      reportIt,
    ),
    finding(
      'fonts',
      '字体全部嵌入',
      facts.own.flatMap((p) => p.fonts.flatMap((f) => (f.embedded ? [] : [`第 ${p.number} 页的 ${f.name}`]))),
      '字体均已嵌入，换一台电脑打印也不走样。',
      reportIt,
    ),
    facesFinding(faces),
    finding(
      'characters',
      '没有缺字',
      set.missingCharacters.map((c) => `“${c}”（U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}）`),
      '所有文字都有字形，生僻字没有缺漏。',
      '这些字在本机字库中没有字形，印出来是方框。请安装含有这些字的字体后重新生成。',
    ),
  ]
}

/** Where the pages say something else than the table; a table that goes over the page has its head there again. */
function differences(pages: readonly PrintedPage[], table: SummaryTable, missing: readonly string[]): string[] {
  // A character without a glyph comes back as none; that it is missing is told apart.
  const plain = (text: string) => bare(missing.reduce((rest, c) => rest.replaceAll(c, ''), text)).replaceAll('\0', '')
  const same = (actual: readonly string[] = [], expected: readonly (string | number)[]) =>
    actual.length === expected.length && actual.every((text, i) => plain(text) === plain(String(expected[i])))
  const wrong: string[] = []
  const rows = table.sections.flatMap(({ title, columns, rows }) => {
    const head = [[title], columns.map((c) => c.title)]
    return [...head.map((cells) => ({ cells, head: [] })), ...rows.map((cells) => ({ cells, head }))]
  })
  const [recommender] = table.lines
  let next = 0
  for (const [i, page] of pages.entries()) {
    const lines = i === 0 ? table.lines.map((l) => l.label + l.value) : [recommender?.value ?? '']
    if (plain(page.above) !== plain([table.title, ...lines].join('')))
      wrong.push(`第 ${i + 1} 页表格上方的文字与定稿不同`)
    const head = i === 0 ? [] : (rows[next]?.head ?? [])
    for (const [r, actual] of page.rows.entries()) {
      const expected = head[r] ?? rows[next++]?.cells
      if (!expected || !same(actual, expected)) wrong.push(`第 ${i + 1} 页表格第 ${r + 1} 行与定稿不同`)
    }
  }
  return next === rows.length ? wrong : [...wrong, '行数与定稿不同']
}

function notA4(pages: readonly PageFacts[]): string[] {
  const wrong = pages.filter(
    (p) => Math.abs(p.width - a4.width) > tolerance || Math.abs(p.height - a4.height) > tolerance,
  )
  return wrong.length > 0 ? [`第 ${pageList(wrong.map((p) => p.number))} 页不是 A4 横向`] : []
}

function printSettings({ preferences }: BookFacts): string[] {
  return [
    ...(preferences.Duplex === 'Simplex' ? [] : ['没有设为单面打印']),
    ...(preferences.PrintScaling === 'None' ? [] : ['没有设为不缩放']),
  ]
}

/** Whether anything lies in the sheet's unprintable edge, or the table goes down into the foot. */
function isBeyond(page: PageFacts): boolean {
  return (
    readPrintedPage(page).bottom > page.height - margins.bottom + tolerance ||
    [...page.runs, ...page.drawings].some(
      (item) =>
        Math.min(item.left, item.top, page.width - item.right, page.height - item.bottom) < unprintable - tolerance,
    )
  )
}

function isTouched({ runs, drawings }: PageFacts, seal: Circle): boolean {
  return [...runs, ...drawings].some((item) => distance(item, seal) < seal.radius)
}

/** From the circle's centre to the nearest point of an area. */
function distance({ left, top, right, bottom }: Area, { x, y }: Circle): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}

function facesFinding({ body, headings }: ChosenFaces): PrintFinding {
  const title = '字体'
  const used = [body, ...headings.slice(0, 1)]
  const replaced = used.filter((face) => !face.asAsked)
  const list = some(used.map(({ asked, name }) => `${asked}用 ${name}`))
  return replaced.length === 0
    ? { check: 'faces', title, outcome: 'pass', message: `${list}。` }
    : warning(
        'faces',
        title,
        `本机没有${replaced.map((f) => f.asked).join('、')}，已用随程序附带的字体代替（${list}）。内容不受影响。`,
      )
}
