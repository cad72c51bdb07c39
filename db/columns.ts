import type { z } from 'zod'
import { customType } from './drizzle.ts'

/** A row holds what this program never wrote there: a bug, or a foreign hand. Says where and why, never what. */
export class UnreadableColumn extends Error {
  readonly place: string
  readonly why: string

  constructor(place: string, why: string) {
    super(`${place} cannot be read: ${why}`)
    this.place = place
    this.why = why
    this.name = 'UnreadableColumn'
  }

  /** The same with whose row it is. */
  of(owner: string): UnreadableColumn {
    return new UnreadableColumn(`${this.place} of ${owner}`, this.why)
  }
}

/** Text that is one of a closed set. `place` is its table and column. */
export function oneOf<const Value extends string>(place: string, values: readonly Value[]) {
  const known = new Map<string, Value>(values.map((value) => [value, value]))
  return customType<{ data: Value; driverData: string }>({
    dataType: () => 'text',
    fromDriver: (text) => {
      const value = known.get(text)
      if (value === undefined) throw new UnreadableColumn(place, `not one of ${values.join(', ')}`)
      return value
    },
  })()
}

/** Text of a certain form. */
export function formed(place: string, schema: z.ZodType<string>) {
  return customType<{ data: string; driverData: string }>({
    dataType: () => 'text',
    fromDriver: (text) => checked(place, schema, text),
  })()
}

/** JSON with its schema, as `readJson` knows it. */
export function json<Value>(place: string, schema: z.ZodType<Value>, ...former: Upcast[]) {
  const version = former.length + 1
  return customType<{ data: Value; driverData: string | null }>({
    dataType: () => 'text',
    // Drizzle hands on the NULL of a placeholder.
    toDriver: (value) => (value === null ? null : JSON.stringify(version === 1 ? value : { version, value })),
    fromDriver: (text) => readJson(place, schema, text ?? 'null', ...former),
  })()
}

/** Makes what one version of the program wrote what the next would have written. */
export type Upcast = (value: unknown) => unknown

/**
 * What `text` holds, by the schema of its latest version. Version 1 is the bare value, as the first programs wrote it; a
 * later one is `{ version, value }`. The first of `former` makes version 2 of version 1, and so on.
 */
export function readJson<Value>(place: string, schema: z.ZodType<Value>, text: string, ...former: Upcast[]): Value {
  const { version, value } = versioned(parsed(place, text))
  if (!(version >= 1 && version <= former.length + 1))
    throw new UnreadableColumn(place, `version ${version} is not known`)
  return checked(
    place,
    schema,
    former.slice(version - 1).reduce((older, upcast) => upcast(older), value),
  )
}

/** `value` as its schema has it; else its place and what is wrong with it. */
export function checked<Value>(place: string, schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new UnreadableColumn(place, `${issue?.path.join('.')}: ${issue?.message}`)
}

/** The JSON `text` is; else its place. */
export function parsed(place: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableColumn(place, 'not JSON')
  }
}

function versioned(value: unknown): { readonly version: number; readonly value: unknown } {
  const marked = typeof value === 'object' && value !== null && 'version' in value && 'value' in value
  return marked && typeof value.version === 'number'
    ? { version: value.version, value: value.value }
    : { version: 1, value }
}
