import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrintFinding } from '../../../../../src-domain/book/print-finding.ts'
import { type Edition, editionMark } from '../../../../../src-domain/edition/edition.ts'
import { readEditionCode } from '../../../../../src-domain/edition/edition-code.ts'
import { type SummaryTable, summaryTable } from '../../../../../src-domain/edition/summary.ts'
import { type WrittenPdf, writeSummaryPdf } from '../../../../../src-main/desk/products/write-summary.ts'
import { checkSummary } from '../../../../../src-main/documents/checking/summary/check-summary.ts'
import {
  type SetSummary,
  type SummaryJob,
  setSummary,
} from '../../../../../src-main/documents/making/summary/set-summary.ts'
import { findFaces } from '../../../../../src-main/documents/typesetting/find-faces.ts'
import { sampleEdition, sampleEntry, scheme } from '../../../../src-domain/edition/sample-edition.ts'
import { must } from '../../../../support/desk.ts'
import { type SeenPage, seePdf } from '../../../../support/see-pages.ts'
import { workers } from '../../../../support/workers.ts'
import { codesIn } from './codes.ts'

const rareName = '上海样例㵥䶮犇堃喆昇祎智能装备系统集成与工业互联网融合创新服务（长三角）股份有限公司'
const longAddress = 'department.of.service.manufacturing@a-sample-enterprise-with-a-very-long-domain.example'
const enterprise = (rank: number) =>
  sampleEntry(rank, [
    rank % 3 === 1 ? `${rareName}第${rank}分公司` : `上海样例${rank}有限公司`,
    rank % 4 === 1 ? '总集成总承包服务、全生命周期管理、供应链管理服务' : '共享制造',
    '样例甲',
    '021-64000000',
    rank % 5 === 1 ? longAddress : `a${rank}@sample.example`,
  ])
/** 35 enterprises, no platform, and the district itself. */
const large = sampleEdition({
  enterprise: Array.from({ length: 35 }, (_, i) => enterprise(i + 1)),
  district: [sampleEntry(1, ['徐汇区', '样例填报人', '021-64000000', ''])],
})
const small = sampleEdition({ enterprise: [enterprise(1)] })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'summary-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

// The faces that come with the program, so that every computer makes the same.
const faces = await findFaces(scheme.print, [])
const write = (edition: Edition, name: string) =>
  writeSummaryPdf(join(folder, name), { scheme, edition, workers, faces })

type Written = WrittenPdf & { readonly pdf: Buffer }

async function written(edition: Edition, name: string): Promise<Written> {
  return { ...must(await write(edition, name)), pdf: await readFile(join(folder, name)) }
}

/** Each page's text without white space. */
async function textOf(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent({ disableNormalization: true })
    pages.push(bare(items.map((item) => ('str' in item ? item.str : '')).join('')))
  }
  await task.destroy()
  return pages
}

function bare(text: string): string {
  return text.replace(/\s/g, '')
}

function outcomes(findings: readonly PrintFinding[]): Record<string, string> {
  return Object.fromEntries(findings.map((f) => [f.check, f.outcome]))
}

describe('the printed summary (附件3)', () => {
  let made: Written
  beforeAll(async () => {
    made = await written(large, '推荐汇总表.pdf')
  })

  test('says on its pages what the edition says, row by row, none of them split, the heads again on each page', async () => {
    const pages = await textOf(made.pdf)
    const { title, lines, sections } = summaryTable(scheme.summary, large.content)
    expect(pages.length).toBeGreaterThan(3)
    expect(made.pages).toBe(pages.length)
    expect(pages[0]).toContain(bare([title, ...lines.map((l) => l.label + l.value)].join('')))
    const heads = sections.map((s) => s.title + s.columns.map((c) => c.title).join(''))
    const rows = sections.flatMap((s) => s.rows.map((cells) => bare(cells.join(''))))
    const body = pages.map((page) =>
      heads.reduce((rest, head) => rest.replace(head, ''), page).replace(bare(editionMark(large)), ''),
    )
    // With the heads and the foot taken out, page after page is nothing but the rows.
    const tables = body.map((page, i) => {
      const above = i === 0 ? bare([title, ...lines.map((l) => l.label + l.value)].join('')) : title + lines[0]?.value
      return page.replace(above, '').replace(`第${i + 1}页共${pages.length}页`, '')
    })
    expect(tables.join('')).toBe(rows.join(''))
    for (const row of rows) expect(tables.some((table) => table.includes(row))).toBe(true)
    for (const page of pages.slice(0, -1)) expect(page).toContain(heads[0])
  })

  test('carries on every sheet a QR code, read at 150 dpi, that names the edition and the sheet, and the mark', async () => {
    const seen = await seePdf(made.pdf)
    const texts = await textOf(made.pdf)
    for (let page = 1; page <= seen.pages; page++) {
      const codes = await codesIn(await seen.page(page))
      expect(codes.map((c) => readEditionCode(c.text))).toEqual([
        {
          scheme: scheme.id,
          number: 1,
          hash: large.hash.slice(0, 12),
          summary: { page, of: seen.pages },
        },
      ])
      expect((codes[0]?.width ?? 0) / (150 / 25.4)).toBeGreaterThan(20)
      expect(texts[page - 1]).toContain(bare(editionMark(large)))
    }
    seen.close()
  })

  test('passes its own check but for the faces, which this computer was not asked for', () => {
    expect(outcomes(made.findings)).toEqual({
      table: 'pass',
      paper: 'pass',
      settings: 'pass',
      printable: 'pass',
      seal: 'pass',
      mark: 'pass',
      fonts: 'pass',
      faces: 'warning',
      characters: 'pass',
    })
  })

  test('prints itself on A4 landscape, one side, unscaled, under its own title', async () => {
    const task = getDocument({ data: Uint8Array.from(made.pdf), verbosity: 0 })
    const document = await task.promise
    const { info } = await document.getMetadata()
    expect(info).toMatchObject({ Title: '服务型制造示范遴选申报汇总表' })
    expect(await document.getViewerPreferences()).toMatchObject({
      Duplex: 'Simplex',
      PrintScaling: 'None',
      PickTrayByPDFSize: true,
    })
    const [, , width = 0, height = 0] = (await document.getPage(1)).view
    expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([297, 210])
    await task.destroy()
  })

  test('the same edition gives the same bytes, in whichever thread', async () => {
    expect((await written(large, 'again.pdf')).pdf.equals(made.pdf)).toBe(true)
    expect(Buffer.from((await setSummary(jobOf(large))).pdf).equals(made.pdf)).toBe(true)
  })

  test('a recommender with a very long name, and sections without anyone, stay on one page', async () => {
    const recommender = `上海市样例新区科技和经济委员会（${'上海市样例新区信息化委员会、'.repeat(3)}上海市样例新区中小企业办公室）`
    const edition = sampleEdition({ enterprise: [enterprise(2)] }, { recommender })
    const { pages, findings, pdf } = await written(edition, 'long.pdf')
    expect(pages).toBe(1)
    expect(outcomes(findings)).toMatchObject({ table: 'pass', seal: 'pass', printable: 'pass' })
    expect((await textOf(pdf))[0]).toContain(recommender)
  })

  test('a character that no typeface has is named, and never left out in silence', async () => {
    const edition = sampleEdition({ enterprise: [sampleEntry(1, ['样例𠮷面\ue863业', '', '', '', ''])] })
    const { findings } = await written(edition, 'rare.pdf')
    const found = findings.find((f) => f.check === 'characters')
    expect(found?.outcome).toBe('fail')
    expect(found?.message).toContain('U+20BB7')
    expect(found?.message).toContain('U+E863')
  })

  test('a row too long for a page is refused with its place, and no file is left', async () => {
    const edition = sampleEdition({
      enterprise: [enterprise(2), sampleEntry(2, ['样例'.repeat(1200), '', '', '', ''])],
    })
    const before = await readdir(folder)
    const result = await write(edition, 'tall.pdf')
    expect(result).toMatchObject({ ok: false, problem: { code: 'summary-print-differs' } })
    expect(result.ok ? '' : result.problem.message).toContain('第 2 页表格第 3 行')
    expect(await readdir(folder)).toEqual(before)
  })
})

describe('the room for the seal', () => {
  test('is a circle of 45 mm right of the recommender, within the printed frame, in which nothing is to be seen', async () => {
    const { pdf, seal } = await setSummary(jobOf(small))
    expect(seal.radius).toBe(22.5)
    const seen = await seePdf(pdf)
    const page = await seen.page(1)
    seen.close()
    const inked = (x: number, y: number, radius: number) => inkIn(page, x, y, radius)
    expect(inked(seal.x, seal.y, seal.radius)).toBe(0)
    // Level with the line it belongs to: left of the circle, at its height, stands the recommender.
    expect(inked(seal.x - 130, seal.y, seal.radius)).toBeGreaterThan(0)
    expect(seal.x + seal.radius).toBeLessThan(297 - 15)
  })
})

/** Dark pixels in a circle given in millimetres. */
function inkIn({ width, height, pixels }: SeenPage, x: number, y: number, radius: number): number {
  const perMillimetre = width / 297
  let ink = 0
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (Math.hypot(column / perMillimetre - x, row / perMillimetre - y) > radius) continue
      if ((pixels[4 * (row * width + column)] ?? 255) < 255) ink++
    }
  }
  return ink
}

describe('the check of the finished PDF', () => {
  let set: SetSummary
  beforeAll(async () => {
    set = await setSummary(jobOf(large))
  })

  const failing = async (job: SummaryJob, changes: Partial<SetSummary> = {}) =>
    (await checkSummary({ ...set, ...changes }, job)).filter((f) => f.outcome === 'fail').map((f) => f.check)

  test.each<[string, (table: SummaryTable) => SummaryTable]>([
    ['another cell', (t) => withRows(t, (rows) => rows.with(20, (rows[20] ?? []).with(3, '样例乙')))],
    ['two cells that read the same one after the other', (t) => withRows(t, (rows) => rows.with(1, moved(rows[1])))],
    ['two rows in another order', (t) => withRows(t, ([a = [], b = [], ...rows]) => [b, a, ...rows])],
    ['a row too many', (t) => withRows(t, (rows) => rows.slice(0, -1))],
    ['a row too few', (t) => withRows(t, (rows) => [...rows, rows[0] ?? []])],
    ['another recommender', (t) => ({ ...t, lines: t.lines.map((l) => ({ ...l, value: `${l.value}室` })) })],
  ])('notices %s', async (_, change) => {
    const job = jobOf(large)
    expect(await failing({ ...job, table: change(job.table) })).toEqual(['table'])
  })

  test('notices another edition’s mark, and ink where the seal goes', async () => {
    expect(await failing({ ...jobOf(large), edition: { number: 2, hash: large.hash } })).toEqual(['mark'])
    expect(await failing(jobOf(large), { seal: { ...set.seal, x: 50 } })).toEqual(['seal'])
  })
})

function jobOf(edition: Edition): SummaryJob {
  return {
    table: summaryTable(scheme.summary, edition.content),
    layout: scheme.summary,
    print: scheme.print,
    scheme: scheme.id,
    edition,
    faces,
  }
}

type Rows = SummaryTable['sections'][number]['rows']

/** The table with the first section's rows changed. */
function withRows(table: SummaryTable, change: (rows: Rows) => Rows): SummaryTable {
  return { ...table, sections: table.sections.map((s, i) => (i === 0 ? { ...s, rows: change(s.rows) } : s)) }
}

/** A row whose second cell has given its first character to the first: read on end, they say the same. */
function moved(row: Rows[number] = []): Rows[number] {
  const [rank, name = '', ...rest] = row.map(String)
  return [`${rank}${name[0]}`, name.slice(1), ...rest]
}
