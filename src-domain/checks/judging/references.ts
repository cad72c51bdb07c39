import { z } from 'zod'
import { type FieldType, RelativeYear } from '../../schemes/scheme.ts'

/** What a property of a check names in the form it is about. */
type Target =
  | { readonly to: 'heading' | 'slot' | 'year' | 'list' }
  /** `types`: what the field has to be, where the kind reads it as that. */
  | { readonly to: 'field'; readonly types?: readonly FieldType[] }
  /** An option of the field that the check's property `of` names. */
  | { readonly to: 'option'; readonly of: string }

const targets = z.registry<Target>()

const text = () => z.string().min(1)

/** How many there must be. */
export const Count = z.number().int().positive()

/** The parts of a kind's grammar that lead into the form; what they name is checked when a scheme is loaded. */
export const ref = {
  field: (...types: readonly FieldType[]) =>
    text().register(targets, { to: 'field', ...(types.length > 0 ? { types } : {}) }),
  /** A field that holds a figure. */
  figure: () => ref.field('money', 'count', 'number', 'percent', 'duration'),
  heading: () => text().register(targets, { to: 'heading' }),
  slot: () => text().register(targets, { to: 'slot' }),
  list: () => text().register(targets, { to: 'list' }),
  option: (of: string) => text().register(targets, { to: 'option', of }),
  /** Stands under `year`, where loading makes it a calendar year. */
  year: () => RelativeYear.clone().register(targets, { to: 'year' }),
  /** One year or more, in order; stand under `years`, where loading makes them calendar years. */
  years: () => z.tuple([RelativeYear], RelativeYear).register(targets, { to: 'year' }),
}

export type Reference = Target & {
  /** Property of the check, and one thing it names. */
  readonly property: string
  readonly name: string
}

/** Everything a check names, in the order of its kind's grammar. */
export function referencesOf(grammar: z.ZodObject, check: object): Reference[] {
  const given = new Map<string, unknown>(Object.entries(check))
  return Object.entries(grammar.shape).flatMap(([property, schema]) => {
    const target = targets.get(single(schema))
    if (!target) return []
    return [given.get(property)].flat().flatMap((name) => {
      return name === undefined ? [] : [{ ...target, property, name: String(name) }]
    })
  })
}

function single(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return single(schema.unwrap())
  return schema instanceof z.ZodArray ? single(schema.element) : schema
}
