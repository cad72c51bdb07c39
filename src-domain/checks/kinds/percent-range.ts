import Big from 'big.js'
import type { FormValue } from '../../batch/application.ts'
import { isDecimal } from '../../batch/decimal-value.ts'
import { oncePer } from '../../remembered.ts'
import { fieldsOf } from '../../schemes/lookup.ts'
import type { Category, Field } from '../../schemes/scheme.ts'
import { type Address, addressOf } from '../../values/address.ts'
import { kind } from '../judging/kind.ts'

type Judgement =
  | { readonly is: 'within' }
  /** Single values out of their bounds, and the columns whose rows add up to more than 100. */
  | { readonly is: 'outside'; readonly values: readonly Percentage[]; readonly sums: readonly Percentage[] }

type Percentage = { readonly label: string; readonly percent: string }

/** Every percentage of the form is within its bounds, and those of repeating rows come to 100 at most. */
export const percentRange = kind({
  kind: 'percentRange',
  grammar: {},
  judge(_check, { application, category }): Judgement {
    const percentages = percentagesOf(category, application.values)
    const values = percentages.flatMap(({ value, number, bounds }) =>
      number.lt(bounds.min ?? '0') || number.gt(bounds.max ?? '100')
        ? [{ label: labelOf(bounds, value.year), percent: value.value }]
        : [],
    )
    const sums = [...Map.groupBy(percentages, (p) => p.column)].flatMap(([column, rows]) => {
      const sum = rows.reduce((total, { number }) => total.plus(number), new Big(0))
      return column !== undefined && sum.gt(100) ? [{ label: column.label, percent: sum.toFixed() }] : []
    })
    return values.length + sums.length > 0 ? { is: 'outside', values, sums } : { is: 'within' }
  },
  verdicts: {
    within: { outcome: 'pass', officer: '各项百分比均在合理范围内。' },
    outside: {
      outcome: 'fail',
      officer: ({ values, sums }) => `超出合理范围：${listed(values, sums)}。`,
      applicant: ({ values, sums }) => `申报表填写的百分比超出合理范围：${listed(values, sums)}。`,
    },
  },
  request:
    '请核对并更正，百分比按 0–100 填写，重新提交盖章的申报表；与审计报告一致的（如资不抵债、研发投入超过收入），请书面说明并附审计报告相应页。',
  concerns: (_check, { category }) =>
    fieldsOf(category).flatMap((field): Address[] => [
      ...(field.type === 'percent' ? [{ key: field.key }] : []),
      ...percentColumns(field).map(({ key: column }) => ({ key: field.key, column })),
    ]),
  // It looks at every percentage: that all are well says nothing about one.
  named: 'open',
})

type Bounds = Pick<Field, 'label' | 'min' | 'max'>
type Column = NonNullable<Field['columns']>[number]

function percentColumns(field: Field): readonly Column[] {
  return (field.columns ?? []).filter((column) => column.type === 'percent')
}

const fieldsWithPercentages = oncePer(
  (category: Category): ReadonlyMap<string, Field> =>
    new Map(
      fieldsOf(category).flatMap((field) =>
        field.type === 'percent' || percentColumns(field).length > 0 ? [[field.key, field]] : [],
      ),
    ),
)

/** What is filled in as a percentage: with its bounds, and its column where it is a row's. */
function percentagesOf(category: Category, values: readonly FormValue[]) {
  const fields = fieldsWithPercentages(category)
  return values.flatMap((value): { value: FormValue; number: Big; bounds: Bounds; column?: Column }[] => {
    if (!isDecimal(value.value)) return []
    const { key, column: name } = addressOf(value)
    const field = fields.get(key)
    if (!field) return []
    const column = percentColumns(field).find((c) => c.key === name)
    if (column) return [{ value, number: new Big(value.value), bounds: column, column }]
    return name === undefined && field.type === 'percent'
      ? [{ value, number: new Big(value.value), bounds: field }]
      : []
  })
}

function labelOf({ label }: Bounds, year: number | undefined): string {
  return `${year === undefined ? '' : `${year} 年`}${label.replace(/\s+/g, '')}`
}

function listed(values: readonly Percentage[], sums: readonly Percentage[]): string {
  return [
    ...values.map(({ label, percent }) => `${label}为 ${percent}`),
    ...sums.map(({ label, percent }) => `${label}合计为 ${percent}`),
  ].join('；')
}
