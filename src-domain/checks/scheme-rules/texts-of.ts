/** Every text of the file with its place, and the object it stands in. */
export function* textsOf(
  value: unknown,
  place: string,
  owner: object,
): Generator<{ text: string; place: string; owner: object }> {
  if (typeof value === 'string') yield { text: value, place, owner }
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* textsOf(item, `${place}.${nameOf(item) ?? i}`, owner)
  } else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, place === '' ? key : `${place}.${key}`, value)
  }
}

export function nameOf(item: unknown): string | undefined {
  const { id, key } = (item ?? {}) as { id?: unknown; key?: unknown }
  return typeof id === 'string' ? id : typeof key === 'string' ? key : undefined
}
