import type { LayoutRow } from '../../schemes/form-layout.ts'
import { fieldOf, fieldsOf } from '../../schemes/lookup.ts'
import type { Category, Field } from '../../schemes/scheme.ts'
import { fieldLabel } from '../../values/address.ts'
import type { FullScheme } from '../full-scheme.ts'
import { doubled, type Fault, fault } from './fault.ts'

/** Fields that can't be filled in, and forms whose grid does not hold each printed field, section and seal once. */
export function wrongForms(scheme: FullScheme): Fault[] {
  return scheme.categories.flatMap((category) => [
    ...fieldsOf(category).flatMap((field) => wrongField(field, category)),
    ...category.layout.rows.flatMap((row, i) => wrongRow(row, `${category.id}.layout.rows.${i}`, category)),
    ...wrongPlaces(category),
    ...unprintedSeals(category),
    ...wrongModes(category),
    ...wrongSlots(category),
  ])
}

function wrongField(field: Field, category: Category): Fault[] {
  const { type, options, columns, unit, within, group } = field
  const place = `${category.id}.${field.key}`
  const chosen = type === 'choice' || type === 'choices'
  const holder = within === undefined ? undefined : fieldOf(category, within)
  return [
    ...(chosen && !options ? [fault(place, '是选择项，但没有 options')] : []),
    ...(options && !chosen ? [fault(place, `有 options，类型却是 ${type}`)] : []),
    ...(type === 'rows' && !columns ? [fault(place, '是多行填写的栏，但没有 columns')] : []),
    ...(columns && type !== 'rows' ? [fault(place, `有 columns，类型却是 ${type}`)] : []),
    ...(type === 'money' && unit === undefined ? [fault(place, '是金额，要写明 unit（万元、亿元或元）')] : []),
    ...((field.min ?? field.max) !== undefined && type !== 'percent' ? [fault(place, 'min、max 只用于百分比')] : []),
    ...(field.years && (options || columns || within) ? [fault(place, '选择项和多行填写的栏不能按年填写')] : []),
    ...(within !== undefined && !options && type !== 'yesNo' ? [fault(place, 'within 只用于选择项')] : []),
    ...(holder && !holder.options ? [fault(place, `within 指的“${fieldLabel(holder)}”不是选择项`)] : []),
    ...(group && within !== undefined ? [fault(place, 'group 和 within 不能同时用')] : []),
  ]
}

function wrongRow(row: LayoutRow, place: string, category: Category): Fault[] {
  const width = category.layout.columns.length
  const fill = (spans: readonly number[], cells: number) => {
    const whole = Array.from({ length: Math.max(cells, spans.length) }, (_, i) => spans[i] ?? 1)
    const sum = whole.reduce((a, b) => a + b, 0)
    if (spans.length > cells) return [fault(place, `写了 ${spans.length} 个 spans，这一行只有 ${cells} 格`)]
    return sum === width ? [] : [fault(place, `各格共占 ${sum} 列，表格是 ${width} 列`)]
  }
  const unknown = (keys: readonly string[]) => {
    const lost = keys.filter((key) => !fieldOf(category, key))
    return lost.length > 0 ? [fault(place, `没有“${lost.join('、')}”这些栏`)] : undefined
  }
  const fields = (keys: readonly string[]) => keys.flatMap((key) => fieldOf(category, key) ?? [])
  if ('section' in row)
    return category.sections[row.section] ? [] : [fault(place, `没有第 ${row.section} 个部分（从 0 数起）`)]
  if ('seal' in row)
    return category.seals.some((s) => s.id === row.seal) ? [] : [fault(place, `没有“${row.seal}”这个签章栏`)]
  if ('fields' in row) return unknown(row.fields) ?? fill(row.spans, row.fields.length * 2)
  if ('group' in row) {
    const groups = new Set(fields(row.group).map((field) => field.group))
    const alone = groups.size === 1 && !groups.has(undefined)
    return unknown(row.group) ?? [...(alone ? [] : [fault(place, '这几栏没有共同的 group')]), ...fill(row.spans, 3)]
  }
  if ('years' in row) {
    const years = new Set(fields(row.years).map((field) => field.years?.join() ?? ''))
    if (unknown(row.years)) return unknown(row.years) ?? []
    if (years.size !== 1 || years.has('')) return [fault(place, '这几栏不是都按同样的年份填写')]
    return fill(row.spans, 1 + (fields(row.years)[0]?.years?.length ?? 0))
  }
  const lost = unknown([row.rows, ...(row.beside === undefined ? [] : [row.beside])])
  return lost ?? fill(row.spans ?? [], 1 + (fieldOf(category, row.rows)?.columns?.length ?? 0))
}

/** Every printed field in one cell that fits it, every seal in one, and the sections' titles. */
function wrongPlaces(category: Category): Fault[] {
  const { rows } = category.layout
  const placed = rows.flatMap((row): { key: string; as: Standing }[] => {
    if ('fields' in row) return row.fields.map((key) => ({ key, as: 'plain' }))
    if ('years' in row) return row.years.map((key) => ({ key, as: 'years' }))
    if ('group' in row) return row.group.map((key) => ({ key, as: 'group' }))
    if ('rows' in row)
      return [
        { key: row.rows, as: 'rows' as const },
        ...(row.beside === undefined ? [] : [{ key: row.beside, as: 'plain' as const }]),
      ]
    return []
  })
  const seals = rows.flatMap((row) => ('seal' in row ? [row.seal] : []))
  const titles = rows.flatMap((row) => ('section' in row ? [row.section] : []))
  const place = `${category.id}.layout`
  return [
    ...fieldsOf(category).flatMap((field) =>
      wrongPlace(
        field,
        placed.filter((p) => p.key === field.key).map((p) => p.as),
        place,
      ),
    ),
    ...category.seals.filter((s) => !seals.includes(s.id)).map((s) => fault(place, `签章栏“${s.label}”没有印在表上`)),
    ...doubled(seals).map((id) => fault(place, `签章栏“${id}”印了不止一次`)),
    // A section called as its first field needs no title of its own.
    ...category.sections.flatMap(({ title, fields }, i) =>
      titles.includes(i) || title === fields[0]?.label || fields.every((f) => !f.printed)
        ? []
        : [fault(place, `没有印“${title}”这一部分的标题`)],
    ),
  ]
}

/** What is said of a seal is printed but where it is the line to be signed, which stands at the foot already. */
function unprintedSeals({ id, seals, layout }: Category): Fault[] {
  const signed = new Map(layout.rows.flatMap((row) => ('seal' in row ? [[row.seal, unspaced(row.signature)]] : [])))
  return seals
    .filter((seal) => seal.text.includes('签章') && !signed.get(seal.id)?.includes(unspaced(seal.text)))
    .map((seal) =>
      fault(
        `${id}.seals.${seal.id}.text`,
        `“${seal.label}”的话里有“签章”，会当作签章行不印；请把签章行写在 layout 的 signature 里，这里只写要印的话，不写“签章”二字`,
      ),
    )
}

function unspaced(text: string): string {
  return text.replace(/\s/g, '')
}

type Standing = 'plain' | 'years' | 'group' | 'rows'

function wrongPlace(field: Field, places: readonly Standing[], place: string): Fault[] {
  const label = fieldLabel(field)
  const needed: Standing = field.years ? 'years' : field.group ? 'group' : field.type === 'rows' ? 'rows' : 'plain'
  if (!field.printed) return places.length > 0 ? [fault(place, `“${label}”不印在表上，却占了格`)] : []
  if (field.within !== undefined) return places.length > 0 ? [fault(place, `“${label}”印在另一栏的格内，不另占格`)] : []
  if (places.length === 0) return [fault(place, `“${label}”没有印在表上`)]
  if (places.length > 1) return [fault(place, `“${label}”印了不止一次`)]
  return places[0] === needed ? [] : [fault(place, `“${label}”应排在 ${rowNames[needed]} 行`)]
}

const rowNames: Readonly<Record<Standing, string>> = { plain: 'fields', years: 'years', group: 'group', rows: 'rows' }

/** Modes nobody can choose. */
function wrongModes(category: Category): Fault[] {
  const options = category.modeFields.flatMap((key) => fieldOf(category, key)?.options ?? [])
  return category.modes
    .filter((mode) => !options.includes(mode.title))
    .map((mode) => fault(`${category.id}.modes.${mode.id}`, `“${mode.title}”不是 modeFields 各栏中的选项，选不到它`))
}

/** What tells of nothing which slot it belongs to goes to the last one, which therefore asks for nothing. */
function wrongSlots({ id, attachments }: Category): Fault[] {
  const last = attachments.at(-1)
  const place = `${id}.attachments`
  return [
    ...(last && (last.required || last.words.length > 0)
      ? [fault(place, `最后一项要留给其他材料（required 为 false，words 为空），现在是“${last.title}”`)]
      : []),
    ...attachments
      .slice(0, -1)
      .filter((slot) => slot.words.length === 0)
      .map((slot) => fault(`${place}.${slot.id}`, `“${slot.title}”没有 words，任何文件都归不到这里`)),
  ]
}
