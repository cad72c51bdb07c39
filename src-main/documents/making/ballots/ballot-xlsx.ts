import { type Look, type SheetRow, writeWorkbook } from '../../typesetting/workbook.ts'
import { type BallotSheet, sheetHeads } from './ballot-sheet.ts'

const text: Look = { face: 'text', align: 'left' }
const small: Look = { ...text, points: 9 }
const cell: Look = { face: 'text', align: 'left', framed: true }
const centred: Look = { ...cell, align: 'centre' }
const head: Look = { face: 'head', align: 'centre', framed: true }

/** A sheet to be filled in: a place can only be one of the numbers there are. */
export function ballotXlsx(ballot: BallotSheet): Promise<Buffer> {
  const { title, line, member, asked, code, heads, candidates, on } = ballot
  const columns = heads.length + 3
  const over = (value: string, look: Look): SheetRow => ({ cells: [{ value, columns, look }] })
  const rows: SheetRow[] = [
    over(title, { face: 'head', points: 16, align: 'centre' }),
    over(`评委：${member}　　${line}`, text),
    over(asked, text),
    // In a cell of its own: what stands in a merged one is not read back.
    { cells: ['编码', '', code, '请勿改动'].map((value) => ({ value, look: small })) },
    { cells: [sheetHeads.number, sheetHeads.id, ...heads, sheetHeads.place].map((value) => ({ value, look: head })) },
    ...candidates.map(({ id, texts }, i) => ({
      cells: [
        { value: `${i + 1}`, look: centred },
        { value: id, look: centred },
        ...texts.map((value) => ({ value, look: cell })),
        { value: '', look: centred },
      ],
    })),
  ]
  const from = rows.length - candidates.length + 1
  const to = rows.length
  const places = { column: columns, from, to, of: `$A$${from}:$A$${to}`, only: true }
  const sheet = {
    ...{ name: '排序表', rows, repeated: from - 1, foot: { left: code, right: '' } },
    widths: [6, 8, 40, ...heads.slice(1).map(() => 30), 8],
    written: { fixed: 0, choices: [places] },
  }
  return writeWorkbook({ title, sheets: [sheet], at: new Date(`${on}T00:00:00Z`) })
}
