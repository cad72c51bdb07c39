import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import { blanksOf } from '../../../src-renderer/form/blanks.ts'
import { formLayout, type LayoutRow } from '../../../src-renderer/form/form-layout.ts'
import { scheme, value } from '../../support/application.ts'

/** Columns taken in each row, cells that reach down from above included. */
function columnsTaken(rows: readonly LayoutRow[]): number[] {
  const taken = rows.map(() => 0)
  rows.forEach((row, i) => {
    for (const cell of row.cells) {
      for (let below = i; below < i + cell.rowSpan; below++) taken[below] = (taken[below] ?? 0) + cell.columnSpan
    }
  })
  return taken
}

function printedLabels(row: LayoutRow | undefined): string[] {
  return (row?.cells ?? []).flatMap((c) => (c.kind === 'label' || c.kind === 'head' ? c.text : []))
}

describe.each(scheme.categories)('the form on screen of $formNumber', (category) => {
  const { columns, rows } = formLayout(category, [])

  it('is a whole grid', () => {
    expect(columnsTaken(rows)).toEqual(rows.map(() => columns.length))
  })

  it('names each row in a way of its own, whatever rows are added', () => {
    const ids = rows.map((row) => row.id)
    expect(new Set(ids).size).toBe(ids.length)
    const more = formLayout(category, [value('investors.5.name', '样例投资')]).rows.map((row) => row.id)
    expect(more).toEqual(expect.arrayContaining(ids))
  })

  it('has one place for every blank that is printed', () => {
    const unprinted = new Set(fieldsOf(category).flatMap((f) => (f.printed ? [] : f.key)))
    const places = rows.flatMap((row) => row.cells.flatMap((cell) => cell.blanks.map((b) => b.id)))
    const expected = blanksOf(category, []).filter((b) => !unprinted.has(b.owner))
    expect(places.toSorted()).toEqual(expected.map((b) => b.id).toSorted())
  })
})

describe('as the notice prints it', () => {
  const layout = (id: string) => {
    const category = scheme.categories.find((c) => c.id === id)
    if (!category) throw new Error(id)
    return { category, rows: formLayout(category, []).rows }
  }

  it('表1 has the three kinds of patents in one row and the years over the figures', () => {
    const { rows } = layout('enterprise')
    const patents = rows.find((row) => printedLabels(row).includes('发明专利数（项）'))
    expect(printedLabels(patents)).toEqual(['发明专利数（项）', '实用新型专利数（项）', '外观设计专利数（项）'])
    expect(rows.map(printedLabels)).toContainEqual(['经营指标', '2020 年', '2021 年', '2022 年'])
  })

  it('表2 has the capital left of its investors and the other boxes in the cell of the first', () => {
    const { rows } = layout('platform')
    const investors = rows.find((row) => printedLabels(row).includes('性质'))
    expect(investors?.cells[0]?.blanks.map((b) => b.key)).toEqual(['registeredCapital'])
    const type = rows.find((row) => printedLabels(row).includes('平台类型'))
    expect(type?.cells[1]?.blanks.map((b) => b.key)).toEqual(['platformType', 'applicationServiceProvider'])
  })

  it('offers one more row for investors once the printed ones are used up', () => {
    const { category } = layout('platform')
    const { rows } = formLayout(category, [value('investors.3.name', '样例投资')])
    const places = rows.flatMap((row) => row.cells.flatMap((cell) => cell.blanks.map((b) => b.key)))
    expect(places).toContain('investors.4.name')
    expect(places).not.toContain('investors.5.name')
  })
})
