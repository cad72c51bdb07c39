/** Deeper than any input. */
const deepest = 32

/**
 * The same value with half characters (lone surrogates) in its texts made U+FFFD, as UTF-8 would write them: what is kept
 * is then the very text that was hashed. Bytes and anything else that is no plain data stay as they are. What lies too deep
 * is none: each level costs whoever looks at it a piece of the stack.
 */
export function wellFormed<T>(value: T): T {
  return partOf(value, 0, new Map()) as T
}

/** `known` is what was made so already: one part that stands in many places is gone through once. */
function partOf(value: unknown, depth: number, known: Map<object, unknown>): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return undefined
  if (known.has(value)) return known.get(value)
  const made = Array.isArray(value)
    ? value.map((item) => partOf(item, depth + 1, known))
    : isPlain(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, item]) => [key.toWellFormed(), partOf(item, depth + 1, known)]),
        )
      : value
  known.set(value, made)
  return made
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
