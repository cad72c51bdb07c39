export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The same text for the same value, whatever order its keys were set in: keys stand in the order of their characters. */
export function canonicalText(value: Json): string {
  return JSON.stringify(ordered(value))
}

export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return canonicalText(a) === canonicalText(b)
}

/** A value of the domain as what it is in JSON: what is undefined is left out. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

function ordered(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(ordered)
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key] as Json)]),
  )
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
