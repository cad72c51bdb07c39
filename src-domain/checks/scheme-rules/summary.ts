import { fieldOf } from '../../schemes/lookup.ts'
import type { Category, SummaryColumn } from '../../schemes/scheme.ts'
import { fieldLabel } from '../../values/address.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Fault, fault } from './fault.ts'

/** Categories that would be missing from the summary, columns that would stay blank, and rows that do not fill its grid. */
export function wrongSummary({ categories, summary }: FullScheme): Fault[] {
  const width = summary.widths.length
  return [
    ...categories
      .filter((category) => !summary.sections.some((section) => section.category === category.id))
      .map((category) => fault(`summary.${category.id}`, `汇总表没有“${category.title}”这一部分，推荐的申报不会上报`)),
    ...summary.sections.flatMap(({ category: id, columns }) => {
      const place = `summary.${id}`
      const sum = columns.reduce((all, column) => all + column.span, 0)
      const category = categories.find((c) => c.id === id)
      return [
        ...(sum === width ? [] : [fault(place, `各列共占 ${sum} 格，widths 是 ${width} 格`)]),
        ...(category ? columns.flatMap((column) => wrongColumn(column, category, place)) : []),
      ]
    }),
  ]
}

function wrongColumn({ title, from }: SummaryColumn, category: Category, place: string): Fault[] {
  const field = from.kind === 'field' || from.kind === 'yesNo' ? fieldOf(category, from.key) : undefined
  if (from.kind === 'modes' && category.modes.length === 0)
    return [fault(place, `“${title}”一列取模式，这一类没有 modes`)]
  if (!field) return []
  const label = fieldLabel(field)
  if (from.kind === 'yesNo')
    return field.type === 'yesNo' ? [] : [fault(place, `“${title}”一列要的是是否项，“${label}”不是`)]
  if (field.type === 'rows') return [fault(place, `“${title}”一列取不到“${label}”，它有多行`)]
  const year = from.kind === 'field' ? from.year : undefined
  if (field.years && year === undefined) return [fault(place, `“${title}”一列取的“${label}”按年填写，要写明 year`)]
  if (field.years && year !== undefined && !field.years.includes(year))
    return [fault(place, `“${title}”一列取 ${year} 年的“${label}”，申报表没有要求填写`)]
  return !field.years && year !== undefined ? [fault(place, `“${title}”一列取的“${label}”不按年填写，不能写 year`)] : []
}
