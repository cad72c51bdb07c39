import { describe, expect, it } from 'vitest'
import { type CellContent, type FormGrid, formGrid } from '../../../src-domain/book/form-grid.ts'
import { categoryOf, fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { application, scheme } from '../../support/application.ts'

type Values = Readonly<Record<string, string>>

function gridOf(category: CategoryId, values: Values = {}): FormGrid {
  return formGrid(categoryOf(scheme, category), application(category, { values }).values)
}

function contents(grid: FormGrid): CellContent[] {
  return grid.cells.flatMap((cell) => cell.content)
}

function ticked(grid: FormGrid): string[] {
  return contents(grid).flatMap((c) => (c.kind === 'boxes' ? c.boxes.filter((b) => b.ticked).map((b) => b.label) : []))
}

describe.each(scheme.categories)('$formNumber on paper', ({ id, sections, seals }) => {
  it('covers its grid exactly once, without holes and without overlaps', () => {
    const { cells, columns } = gridOf(id)
    const rows = Math.max(...cells.map((c) => c.row + c.rowSpan))
    const covered = cells.flatMap((c) =>
      Array.from({ length: c.rowSpan * c.columnSpan }, (_, i) => {
        const row = c.row + Math.floor(i / c.columnSpan)
        return row * columns.length + c.column + (i % c.columnSpan)
      }),
    )
    expect(covered.toSorted((a, b) => a - b)).toEqual(Array.from({ length: rows * columns.length }, (_, i) => i))
  })

  it('has a cell for every field the notice prints, and its seal blocks', () => {
    const values = Object.fromEntries(
      sections.flatMap((s) =>
        s.fields.flatMap((f) =>
          (f.years ?? [undefined]).map((year) => [year ? `${f.key}.${year}` : f.key, `值${f.key}${year ?? ''}`]),
        ),
      ),
    )
    const printed = JSON.stringify(gridOf(id, values).cells)
    for (const field of fieldsOf(categoryOf(scheme, id))) {
      if (!field.printed) continue
      expect(printed).toContain(JSON.stringify(field.label).slice(1, -1))
      for (const group of field.group ? [field.group] : []) expect(printed).toContain(group)
      for (const option of field.options ?? []) expect(printed).toContain(option)
      if (field.type === 'yesNo' || field.options || field.type === 'rows') continue
      for (const year of field.years ?? ['']) expect(printed).toContain(`值${field.key}${year}`)
    }
    for (const seal of seals) expect(printed).toContain(seal.label)
  })
})

describe('boxes of a form', () => {
  it('are ticked where the value says so, and 其他 shows what was noted', () => {
    const grid = gridOf('platform', {
      operatorNature: '其他（高校）',
      platformType: '第三方专业服务平台',
      applicationServiceProvider: '否',
      modeClass: '其他模式（可多选）',
      modes: '供应链管理；其他（设备租赁）',
    })
    expect(ticked(grid)).toEqual([
      '其他（高校）',
      '第三方专业服务平台',
      '否',
      '其他模式（可多选）',
      '供应链管理',
      '其他（设备租赁）',
    ])
  })

  it('are all empty where nothing was chosen', () => {
    const none = { operatorNature: '', platformType: '', applicationServiceProvider: '', modeClass: '', modes: '' }
    expect(ticked(gridOf('platform', none))).toEqual([])
  })
})
