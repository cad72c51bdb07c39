import { problem } from '../problems/problem.ts'
import { failed, ok, type Result } from '../result.ts'
import { fieldsOf } from '../schemes/lookup.ts'
import type { Category, Field } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'

export type Place = { readonly field: Field; readonly key: string; readonly year?: number }

/** The field a person means by `revenue.2022`, `investors.1.share` or 营业收入（万元）.2022. */
export function findPlace(category: Category, wanted: string): Result<Place> {
  const [head = '', ...rest] = wanted.split('.')
  const fields = fieldsOf(category)
  const keyed = fields.find((f) => f.key === head)
  const named = keyed ? [keyed] : fieldsNamed(fields, head)
  const [field] = named
  if (!field || named.length > 1) {
    const of = { form: category.formNumber, field: wanted }
    return named.length > 1
      ? failed(problem('field-ambiguous', { ...of, known: named.map((f) => f.key) }))
      : failed(problem('field-unknown', { ...of, known: fields.map((f) => f.key) }))
  }
  if (field.type === 'rows') {
    const [row = '', name = ''] = rest
    const column = field.columns?.find((c) => c.key === name)
    if (column && /^[1-9]\d*$/.test(row)) {
      return ok({ field: { ...column, required: false, printed: true }, key: `${field.key}.${row}.${column.key}` })
    }
    return failed(problem('field-without-row', { field: field.label, example: `${field.key}.1.name` }))
  }
  if (!field.years) {
    if (rest.length === 0) return ok({ field, key: field.key })
    return failed(problem('field-undivided', { field: field.label, key: field.key }))
  }
  const year = Number(rest[0])
  if (field.years.includes(year)) return ok({ field, key: field.key, year })
  const { label, key, years } = field
  return failed(problem('year-unknown', { field: label, example: `${key}.${years.at(-1)}`, years }))
}

function fieldsNamed(fields: readonly Field[], name: string): Field[] {
  const wanted = matchKey(name)
  return fields.filter((f) => [f.label, ...(f.aliases ?? [])].some((label) => matchKey(label) === wanted))
}
