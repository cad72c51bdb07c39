import { appendAudit } from '../../../db/audit.ts'
import { setValue } from '../../../db/form-values.ts'
import { transaction } from '../../../db/store.ts'
import { choiceSeparator, type FormValue } from '../../../src-domain/batch/application.ts'
import { readValue } from '../../../src-domain/intake/read-value.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Category, categoryOf, type Field, fieldsOf } from '../../../src-domain/schemes/scheme.ts'
import { matchKey } from '../../../src-domain/text/normalise.ts'
import { batchOf, type Desk, findApplication, now } from '../desk.ts'

export type Correction = {
  readonly application: string
  /** `revenue.2022`, `investors.1.name`, or the printed label, with `.2022` behind it for a yearly field. */
  readonly key: string
  readonly value: string
  readonly by?: string
}

/** An officer's correction or confirmation of a value: it is sure from then on, and what was before stays in the record. */
export function correctValue(desk: Desk, correction: Correction): Result<FormValue> {
  const found = findApplication(desk, correction.application)
  if (!found.ok) return found
  const category = categoryOf(desk.scheme, found.value.category)
  const place = findPlace(category, correction.key)
  if (!place.ok) return place
  const { field, key, year } = place.value
  const by = correction.by ?? batchOf(desk).preparer
  const at = now()
  const read =
    valueOfChoice(field, correction.value) ??
    readValue(field, correction.value, { asOf: desk.scheme.dates.submission.on })
  const problem = typeof read === 'string' ? undefined : read.problem
  if (problem) {
    return failed({
      code: 'value-unreadable',
      message: `“${field.label}”不能填“${correction.value}”：${problem}。原值未改动。`,
    })
  }
  const options = typeof read === 'string' ? undefined : wrongOption(field, read.value)
  if (options) return failed(options)
  const value: FormValue = {
    key,
    ...(year === undefined ? {} : { year }),
    value: typeof read === 'string' ? read : read.value,
    raw: correction.value,
    source: { kind: 'officer', by, at },
    certainty: 'sure',
  }
  return transaction(desk.store, (writing) => {
    const before = setValue(writing, correction.application, value)
    appendAudit(writing, {
      at,
      by,
      action: '更正',
      applicationId: correction.application,
      key: year === undefined ? key : `${key}.${year}`,
      ...(before ? { from: before.value } : {}),
      to: value.value,
    })
    return ok(value)
  })
}

type Place = { readonly field: Field; readonly key: string; readonly year?: number }

/** The field a person means by `revenue.2022`, `investors.1.share` or 营业收入（万元）.2022. */
function findPlace(category: Category, wanted: string): Result<Place> {
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

/** A choice as people would type it: the printed option or its beginning; several joined by 、 or ；. */
function valueOfChoice(field: Field, text: string): string | undefined {
  if (field.type === 'yesNo')
    return /^(是|有|√|yes|true)$/i.test(text) ? '是' : /^(否|无|no|false)$/i.test(text) ? '否' : undefined
  if (!field.options) return undefined
  // Not at a separator inside brackets: 其他（设备租赁、检测）.
  const wanted = field.type === 'choices' ? text.split(/[、；;，,](?![^（(]*[）)])/) : [text]
  const chosen = wanted.filter((w) => w.trim() !== '').map((w) => optionMeant(field.options ?? [], w))
  return chosen.every((c) => c !== undefined) ? [...new Set(chosen)].join(choiceSeparator) : undefined
}

/** The printed option itself, the only one that begins so, or 其他 with what it is: 其他（设备租赁）. */
function optionMeant(options: readonly string[], text: string): string | undefined {
  const key = matchKey(text)
  const begun = options.filter((o) => matchKey(o).startsWith(key))
  const noted = /^其他[（(](.+)[）)]$/.exec(text.trim())?.[1]
  return (
    options.find((o) => matchKey(o) === key) ??
    (begun.length === 1 ? begun[0] : undefined) ??
    (noted && options.some((o) => o.startsWith('其他')) ? `其他（${noted}）` : undefined)
  )
}

function wrongOption(field: Field, value: string): { code: string; message: string } | undefined {
  const options = field.type === 'yesNo' ? ['是', '否'] : field.options
  if (!options || value === '') return undefined
  return {
    code: 'option-unknown',
    message: `“${field.label}”应从${options.map((o) => `“${o}”`).join('、')}中选择，原值未改动。`,
  }
}
