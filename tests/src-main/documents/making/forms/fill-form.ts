import { fieldsOf } from '../../../../../src-domain/schemes/lookup.ts'
import type { Category, Field } from '../../../../../src-domain/schemes/scheme.ts'
import { textsIn, zipOf } from '../../../../support/docx.ts'

/** Fills a blank form as an applicant would: finds each label in the Word file and writes into the cell beside it. */

export type Filling = {
  readonly applicant: string
  /** By `key`, `key.year` or `investors.1.share`; choices joined by '；'. */
  readonly values: Readonly<Record<string, string>>
  readonly sealDate: string
  /** By heading id. */
  readonly texts: Readonly<Record<string, string>>
}

export async function fillForm(file: Buffer, category: Category, filling: Filling): Promise<Buffer> {
  const parts = await textsIn(file)
  const xml = parts.get('word/document.xml') ?? ''
  const rows = xml.split(/(?<=<\/w:tr>)/).map((part) => part.split(/(?<=<\/w:tc>)|(?=<w:tc>)/))
  put(beside(rows, '申报单位'), filling.applicant)
  const start = rows.findIndex((row) => row.join('').includes(category.formTitle))
  const form = rows.slice(start)
  for (const field of fieldsOf(category)) fillField(form, category, field, filling.values)
  for (const { label } of category.seals) {
    const at = cellOf(form, label)
    at.row[at.column] = (at.row[at.column] ?? '').replace(/年　+月　+日/, filling.sealDate)
  }
  parts.set('word/document.xml', withTexts(rows.map((row) => row.join('')).join(''), category, filling.texts))
  return zipOf(Object.fromEntries(parts))
}

type Rows = string[][]
type Place = { readonly row: string[]; readonly column: number }

function textOf(xml = ''): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((m) => m[1]).join('')
}

/** Spaces and line breaks of a label are the printer's. */
function same(text: string): string {
  return text.replace(/[\s　]/g, '')
}

function cellOf(rows: Rows, label: string, from = 0): Place {
  for (const row of rows.slice(from)) {
    const column = row.findIndex((cell) => same(textOf(cell)).startsWith(same(label)))
    if (column >= 0) return { row, column }
  }
  throw new Error(`no cell “${label}”`)
}

function beside(rows: Rows, label: string): Place {
  const { row, column } = cellOf(rows, label)
  return { row, column: column + 1 }
}

function put({ row, column }: Place, text: string): void {
  const run = `<w:r>${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join('<w:br/>')}</w:r>`
  const cell = row[column] ?? ''
  const written = cell.includes('</w:pPr>')
    ? cell.replace('</w:pPr>', `</w:pPr>${run}`)
    : cell.replace(/<w:p\/>/, `<w:p>${run}</w:p>`).replace(/<w:p>(?!<w:r>)/, `<w:p>${run}`)
  if (written === cell) throw new Error(`cannot write “${text}”`)
  row[column] = written
}

/** Clicks the box before an option; a remark goes behind it. */
function tick({ row, column }: Place, option: string): void {
  const [, name = option, remark = ''] = /^(其他)（(.+)）$/.exec(option) ?? []
  const boxes = (row[column] ?? '').split(/(?=<w:sdt>)/)
  const at = boxes.findIndex((box) => {
    const text = same(textOf(box.slice(box.indexOf('</w:sdt>')).split('</w:p>')[0]))
    return remark ? text === `${name}（请注明）` : text === same(option)
  })
  if (at < 0) throw new Error(`no box “${option}”`)
  boxes[at] = (boxes[at] ?? '')
    .replace(/(<w14:checked w14:val=")[^"]*/, '$11')
    .replace(/(<w:sym [^>]*w:char=")2610/, '$12611')
    .replace('（请注明）', remark ? `（请注明）：${remark}` : '（请注明）')
  row[column] = boxes.join('')
}

function fillField(form: Rows, category: Category, field: Field, values: Filling['values']): void {
  const value = values[field.key] ?? ''
  if (field.years) {
    const { row, column } = cellOf(form, field.label)
    field.years.forEach((year, i) => {
      put({ row, column: column + 1 + i }, values[`${field.key}.${year}`] ?? '')
    })
  } else if (field.columns) {
    const heads = form.findIndex((row) => row.some((cell) => textOf(cell) === field.columns?.[0]?.label))
    field.columns.forEach((column, i) => {
      for (const n of [1, 2]) {
        put({ row: form[heads + n] ?? [], column: i + 2 }, values[`${field.key}.${n}.${column.key}`] ?? '')
      }
    })
  } else if (field.options || field.type === 'yesNo') {
    const label = fieldsOf(category).find((f) => f.key === field.within)?.label ?? field.label
    for (const option of value.split('；')) tick(beside(form, label), option)
  } else if (field.group) {
    const top = form.findIndex((row) => row.some((cell) => same(textOf(cell)) === same(field.group ?? '')))
    const place = cellOf(form, field.label, top)
    put({ row: place.row, column: place.column + 1 }, value)
  } else if (field.placeholder?.includes('----')) {
    const { row, column } = cellOf(form, field.label)
    row[column] = (row[column] ?? '').replace(/_{4,}/, value)
  } else put(beside(form, field.label), value)
}

function withTexts(xml: string, { outline }: Category, texts: Filling['texts']): string {
  let done = xml.indexOf(outline.title)
  let written = xml
  for (const { id, title, hint } of outline.headings) {
    const heading = written.indexOf(`${title}</w:t>`, done)
    const printed = hint ? written.indexOf(hint, heading) : heading
    if (heading < 0 || printed < 0) throw new Error(`no heading “${title}”`)
    done = written.indexOf('</w:p>', printed) + '</w:p>'.length
    const text = texts[id]
    if (text === undefined) continue
    const paragraph = `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
    written = written.slice(0, done) + paragraph + written.slice(done)
    done += paragraph.length
  }
  return written
}
