import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import { writeSummary } from '../../../src-main/desk/products/write-summary.ts'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { editionOf } from '../../src-main/documents/reading/scan/paper.ts'
import { must } from '../../support/desk.ts'
import type { Bench, Size } from '../line.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking, python } from '../peers.ts'

const xlsxwriter = `
import json, sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2]); sheet = book.add_worksheet()
cell = book.add_format({'border': 1, 'text_wrap': True, 'valign': 'vcenter'})
for r, row in enumerate(json.load(open(sys.argv[1]))):
    for c, text in enumerate(row): sheet.write_string(r, c, text, cell)
book.close()
`
const openpyxl = `
import json, sys, openpyxl
from openpyxl.styles import Alignment, Border, Side
book = openpyxl.Workbook(); sheet = book.active
line = Side(style='thin'); border = Border(left=line, right=line, top=line, bottom=line)
wrap = Alignment(wrap_text=True, vertical='center')
for r, row in enumerate(json.load(open(sys.argv[1])), 1):
    for c, text in enumerate(row, 1):
        cell = sheet.cell(r, c, text); cell.border = border; cell.alignment = wrap
book.save(sys.argv[2])
`

/** The summary of 5,000 rows, written and read back from the disk cell by cell; the others write the same cells. */
export async function summary({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const rows = quick ? 500 : 5_000
  const { scheme } = must(builtInNotice('shanghai-2023-batch5'))
  const edition = editionOf(rows)
  const write = (edition: ReturnType<typeof editionOf>) =>
    seconds(async () => must(await writeSummary(join(folder.path, 'ours.xlsx'), { summary: scheme.summary, edition })))
  const [hundredth, tenth] = [editionOf(rows / 100), editionOf(rows / 10)]
  const cells = summaryTable(scheme.summary, edition.content).sections.flatMap(({ rows }) => rows)
  writeFileSync(join(folder.path, 'cells.json'), JSON.stringify(cells.map((row) => row.map(String))))
  const ours = () => write(edition)
  const by = (program: string) => () =>
    seconds(() => run(python, ['-c', program, 'cells.json', 'other.xlsx'], folder.path))
  const what = `summary: ${rows} rows, written and read back`
  const how =
    'The workbook made of an edition with its head, widths, print settings and codes, written beside its place, read back from the disk cell by cell, and renamed. The other writes the same cells with borders and wrapping from a JSON file, in a Python that starts for it, and does not look at what it wrote.'
  return {
    lines: [
      {
        ...{ what, how, unit: 's', aim: 1.5, ours, smaller: [() => write(hundredth), () => write(tenth)] },
        against: { name: 'XlsxWriter, written', run: by(xlsxwriter), ...lacking('python3-xlsxwriter') },
      },
      {
        ...{ what, how, unit: 's', aim: 0.4, ours },
        against: { name: 'openpyxl, written', run: by(openpyxl), ...lacking('python3-openpyxl') },
      },
    ],
    close: folder.remove,
  }
}
