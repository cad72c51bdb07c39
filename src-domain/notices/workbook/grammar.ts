import { z } from 'zod'
import { SchemeFile } from '../../checks/full-scheme.ts'

/** What a cell can hold of a package, told by the grammar of the property it stands for. */
export type Leaf =
  | { readonly is: 'text' | 'code' | 'number' | 'boolean' }
  | { readonly is: 'oneOf'; readonly values: readonly (string | number)[] }
  | { readonly is: 'list'; readonly item: Leaf }

/** A sample with what is written into its form, attached and expected as rows: `sample-rows.ts` makes one of the other. */
const SampleRows = z.strictObject({
  name: z.string().min(1),
  category: z.string().min(1),
  note: z.string().min(1),
  entries: z.array(
    z.strictObject({
      part: z.enum(['values', 'outline', 'attachments', 'expect']),
      at: z.string().min(1),
      text: z.string(),
      firstPageText: z.string().optional(),
    }),
  ),
})
export type SampleRows = z.infer<typeof SampleRows>

/** All that a workbook holds of a package: its scheme, with its samples and the lines of the notice itself beside. */
export const Whole = SchemeFile.extend({ samples: z.array(SampleRows), original: z.array(z.string()) })

type Property = { readonly schema: z.core.$ZodType; readonly optional: boolean }

/** A property's grammar, and whether it may be left out. */
export function bare(schema: z.core.$ZodType): Property {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return { schema: bare(schema.unwrap()).schema, optional: true }
  }
  return { schema, optional: false }
}

/** The properties of an object, or of all alternatives of a union. */
export function propertiesOf(schema: z.core.$ZodType): [string, z.core.$ZodType][] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape)
  return schema instanceof z.ZodUnion ? schema.options.flatMap(propertiesOf) : []
}

/** The alternative that a kind, or else the properties that are given, tells; undefined where none is told. */
export function alternative(
  union: z.ZodUnion,
  kind: unknown,
  isGiven: (property: string) => boolean,
): z.core.$ZodType | undefined {
  return union.options.find((option) => {
    const [[first, schema] = ['', undefined], ...rest] = propertiesOf(option)
    if (!(union instanceof z.ZodDiscriminatedUnion)) return isGiven(first)
    const literal = [[first, schema], ...rest].find(([property]) => property === 'kind')?.[1]
    return literal instanceof z.ZodLiteral && literal.values.has(kind as string)
  })
}

/** The grammar of what stands at a path, with * for each thing of a list: `categories.*.modes.*`. */
export function grammarAt(path: string): z.core.$ZodType {
  let at: z.core.$ZodType = Whole
  for (const name of path.split('.')) {
    const next = name === '*' ? elementOf(at) : propertiesOf(at).find(([property]) => property === name)?.[1]
    if (!next) throw new Error(`no ${name} of ${path} in the grammar`)
    at = bare(next).schema
  }
  return at
}

/** Whether something lower down may be left out, of whatever kind the thing is: its column may be missing too. */
export function mayLack(schema: z.core.$ZodType, path: string): boolean {
  const [name, ...rest] = path.split('.')
  const own = propertiesOf(schema).filter(([property]) => property === name)
  return own.every(([, property]) => {
    const { schema: next, optional } = bare(property)
    return optional || (rest.length > 0 && mayLack(next, rest.join('.')))
  })
}

/** What a list is made of, where it is a list of things that have rows of their own. */
export function elementOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  return schema instanceof z.ZodArray ? bare(schema.element).schema : undefined
}

/** Undefined for what has properties, or is a list of such, and so has cells and rows of its own. */
export function leafOf(schema: z.core.$ZodType): Leaf | undefined {
  if (schema instanceof z.ZodArray) return listOf(schema.element)
  if (schema instanceof z.ZodTuple) return listOf(schema.def.items[0])
  if (schema instanceof z.ZodBoolean) return { is: 'boolean' }
  if (schema instanceof z.ZodNumber) return { is: 'number' }
  if (schema instanceof z.ZodEnum) return { is: 'oneOf', values: schema.options }
  if (schema instanceof z.ZodLiteral) return { is: 'oneOf', values: [...schema.values] as (string | number)[] }
  if (schema instanceof z.ZodUnion) {
    const leaves = schema.options.map((option) => leafOf(option))
    const values = leaves.flatMap((leaf) => (leaf?.is === 'oneOf' ? leaf.values : []))
    return values.length === leaves.length ? { is: 'oneOf', values } : undefined
  }
  if (!(schema instanceof z.ZodString)) return undefined
  return { is: schema.safeParse('任何 文字').success ? 'text' : 'code' }
}

function listOf(element: z.core.$ZodType | undefined): Leaf | undefined {
  const item = element && leafOf(bare(element).schema)
  return item && { is: 'list', item }
}

/** Whether the grammar takes this text there. */
export function takes(schema: z.core.$ZodType, value: unknown): boolean {
  return z.safeParse(schema, value).success
}
