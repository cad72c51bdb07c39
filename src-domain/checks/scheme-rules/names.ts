import { asksOutline, fieldOf, fieldsOf, optionsOf } from '../../schemes/lookup.ts'
import type { Category, Scheme } from '../../schemes/scheme.ts'
import { fieldLabel } from '../../values/address.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Check, kindOf, partsOf } from '../kinds.ts'
import { doubled, type Fault, fault } from './fault.ts'

/** Names used by a category, a check, a mode, a quota or the summary that the scheme does not define, and ids given twice. */
export function lostNames(scheme: FullScheme): string[] {
  return [
    ...doubledNames(scheme),
    ...ofChecks(scheme),
    ...ofCategories(scheme),
    ...ofSummary(scheme),
    ...ofQuotas(scheme),
  ]
}

function doubledNames(scheme: FullScheme): string[] {
  const ids = (of: string, list: readonly { readonly id: string }[]) => list.map(({ id }) => `${of}.${id}`)
  const names = [
    ...ids('checks', scheme.checks),
    ...ids('categories', scheme.categories),
    ...ids('modeDescriptions', scheme.modeDescriptions),
    ...ids('quotas', scheme.quotas),
    ...ids('lists', scheme.lists),
    ...scheme.summary.sections.map((section) => `summary.${section.category}`),
    ...scheme.region.parts.flatMap(({ name, formerly }) => [name, ...formerly].map((one) => `region.${one}`)),
    ...scheme.categories.flatMap((category) => [
      ...[...fieldsOf(category).map((f) => f.key), ...category.seals.map((s) => s.id)].map(
        (key) => `${category.id}.${key}`,
      ),
      ...ids(`${category.id}.outline`, category.outline.headings),
      ...ids(`${category.id}.attachments`, category.attachments),
      ...ids(`${category.id}.modes`, category.modes),
      ...fieldsOf(category).flatMap((f) => (f.options ?? []).map((option) => `${category.id}.${f.key}=${option}`)),
      ...fieldsOf(category).flatMap((f) => (f.columns ?? []).map((column) => `${category.id}.${f.key}.${column.key}`)),
    ]),
  ]
  return doubled(names).map((name) => `${name}${twice}`)
}

/** Behind a name that is given to two things. */
export const twice = '（重复）'

function ofChecks(scheme: FullScheme): string[] {
  return scheme.checks.flatMap((check) =>
    check.categories.flatMap((id) => {
      const category = scheme.categories.find((c) => c.id === id)
      if (!category) return [`${check.id}.categories=${id}`]
      return [...lostReferences(check, category, scheme), ...lostWhen(check, category), ...lostOutline(check, category)]
    }),
  )
}

/** What a check names and its category, or the scheme, does not have. */
function lostReferences(check: Check, category: Category, { lists }: Scheme): string[] {
  const names = {
    field: fieldsOf(category).map((f) => f.key),
    heading: category.outline.headings.map((h) => h.id),
    slot: category.attachments.map((s) => s.id),
    list: lists.map((list) => list.id),
  }
  return partsOf(check).flatMap((part) => {
    const references = kindOf(part).references(part)
    return references.flatMap((reference) => {
      const { to, property, name } = reference
      if (to === 'year') return []
      if (to !== 'option') return names[to].includes(name) ? [] : [`${check.id}.${property}=${name}`]
      const field = references.find((r) => r.property === reference.of)?.name ?? ''
      return fieldOf(category, field)?.options?.includes(name) ? [] : [`${check.id}.${field}=${name}`]
    })
  })
}

const ofOutline: ReadonlySet<Check['kind']> = new Set(['wordLimit', 'outlineComplete'])

/** What is said of an outline the category is not asked for. */
function lostOutline(check: Check, category: Category): string[] {
  if (asksOutline(category) || !partsOf(check).some(({ kind }) => ofOutline.has(kind))) return []
  return [`${check.id}.categories=${category.id}（没有 outline）`]
}

function lostWhen({ id, when }: Check, category: Category): string[] {
  if (!when) return []
  const field = fieldOf(category, when.field)
  const options = field && optionsOf(field)
  if (!options) return [`${id}.when.field=${when.field}`]
  return when.is.filter((option) => !options.includes(option)).map((option) => `${id}.when.${when.field}=${option}`)
}

function ofCategories(scheme: FullScheme): string[] {
  const descriptions = new Set(scheme.modeDescriptions.map((d) => d.id))
  return scheme.categories.flatMap((category) => {
    const { id, nameField, unitField, creditCodeField, formerNameField, districtFields, modeFields, modes } = category
    const identifying = [nameField, unitField, creditCodeField, formerNameField]
    const used = [...identifying, ...districtFields, ...modeFields, ...shownFields(category)]
    const within = fieldsOf(category).map((f) => f.within)
    return [
      ...[...new Set([...used, ...within])].flatMap((key) =>
        key === undefined || fieldOf(category, key) ? [] : [`${id}.${key}`],
      ),
      ...modes
        .filter((mode) => !descriptions.has(mode.describedBy))
        .map((mode) => `${id}.${mode.id}.${mode.describedBy}`),
    ]
  })
}

function ofSummary({ summary, categories }: FullScheme): string[] {
  return summary.sections.flatMap((section) => {
    const category = categories.find((c) => c.id === section.category)
    if (!category) return [`summary.${section.category}`]
    return section.columns.flatMap(({ from }) =>
      (from.kind === 'field' || from.kind === 'yesNo') && !fieldOf(category, from.key)
        ? [`summary.${section.category}.${from.key}`]
        : [],
    )
  })
}

function ofQuotas({ quotas, categories, region }: FullScheme): string[] {
  return quotas.flatMap(({ id, categories: counted, modes, byPart }) => {
    const known = categories.filter((c) => counted.includes(c.id))
    return [
      ...counted.filter((c) => !known.some((k) => k.id === c)).map((c) => `quotas.${id}.categories=${c}`),
      ...(modes ?? [])
        .filter((mode) => !known.some((k) => k.modes.some((m) => m.id === mode)))
        .map((mode) => `quotas.${id}.modes=${mode}`),
      ...byPart
        .filter((p) => !region.parts.some((part) => part.name === p.part))
        .map((p) => `quotas.${id}.byPart=${p.part}`),
    ]
  })
}

/** Fields of another type than a check reads, and lists that no check looks at. */
export function misusedNames(scheme: FullScheme): Fault[] {
  const parts = scheme.checks.flatMap((check) => partsOf(check).map((part) => ({ check, part })))
  const types = parts.flatMap(({ check, part }) =>
    scheme.categories
      .filter((category) => check.categories.includes(category.id))
      .flatMap((category) =>
        kindOf(part)
          .references(part)
          .flatMap((reference) => {
            if (reference.to !== 'field' || !reference.types) return []
            const field = fieldOf(category, reference.name)
            if (!field || reference.types.includes(field.type)) return []
            const what = `“${fieldLabel(field)}”的类型是 ${field.type}，${part.kind} 要的是 ${reference.types.join('、')}`
            return [fault(`checks.${check.id}.${reference.property}`, what)]
          }),
      ),
  )
  const looked = new Set(
    parts.flatMap(({ part }) =>
      kindOf(part)
        .references(part)
        .flatMap((r) => (r.to === 'list' ? [r.name] : [])),
    ),
  )
  const idle = scheme.lists.filter((list) => !looked.has(list.id))
  return [...types, ...idle.map((list) => fault(`lists.${list.id}`, '没有任何一项初审条件用到这份名单'))]
}

/** The fields a category names for covers, lists and the ranking. */
function shownFields({ contactFields, coverLines, deciding }: Category): (string | undefined)[] {
  return [
    ...[contactFields.person, contactFields.phone],
    ...coverLines.map(({ from }) => (from.kind === 'field' ? from.key : undefined)),
    ...deciding.flatMap(({ from }) => {
      if (from.kind === 'sum') return from.keys
      return from.kind === 'ratio' ? [from.part, from.whole] : [from.key]
    }),
  ]
}
