import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Category, type Field, fieldsOf } from '../../../src-domain/schemes/scheme.ts'
import { matchKey } from '../../../src-domain/text/normalise.ts'

export type Place = { readonly field: Field; readonly key: string; readonly year?: number }

/** The field a person means by `revenue.2022`, `investors.1.share` or 营业收入（万元）.2022. */
export function findPlace(category: Category, wanted: string): Result<Place> {
  const [head = '', ...rest] = wanted.split('.')
  const fields = fieldsOf(category)
  const named = fields.filter((f) => [f.label, ...(f.aliases ?? [])].some((l) => matchKey(l) === matchKey(head)))
  const field = fields.find((f) => f.key === head) ?? (named.length === 1 ? named[0] : undefined)
  if (!field) {
    const several = named.length > 1
    return failed({
      code: 'field-unknown',
      message: `${category.formNumber}${several ? '有几个' : '没有'}“${wanted}”${several ? '' : '这一'}栏，没有改动。可用的栏：${(several ? named : fields).map((f) => f.key).join('、')}。`,
    })
  }
  if (field.type === 'rows') {
    const [row = '', name = ''] = rest
    const column = field.columns?.find((c) => c.key === name)
    if (column && /^[1-9]\d*$/.test(row)) {
      return ok({ field: { ...column, required: false, printed: true }, key: `${field.key}.${row}.${column.key}` })
    }
    return failed({
      code: 'field-unknown',
      message: `“${field.label}”要写明第几行和哪一列，如 ${field.key}.1.name。没有改动。`,
    })
  }
  if (!field.years) {
    if (rest.length === 0) return ok({ field, key: field.key })
    return failed({ code: 'field-unknown', message: `“${field.label}”不分年份或行，请写 ${field.key}。没有改动。` })
  }
  const year = Number(rest[0])
  if (field.years.includes(year)) return ok({ field, key: field.key, year })
  return failed({
    code: 'year-unknown',
    message: `“${field.label}”要写明年份，如 ${field.key}.${field.years.at(-1)}（可用 ${field.years.join('、')}）。没有改动。`,
  })
}
