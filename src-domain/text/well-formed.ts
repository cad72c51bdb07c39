/** Deeper than any input; what lies below is refused for its shape. */
const deepest = 32

/**
 * The same value with half characters (lone surrogates) in its texts made U+FFFD, as UTF-8 would write them: what is kept
 * is then the very text that was hashed. Bytes and anything else that is no plain data stay as they are.
 */
export function wellFormed<T>(value: T, depth = 0): T {
  if (typeof value === 'string') return value.toWellFormed() as T
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value)) return value.map((item) => wellFormed(item, depth + 1)) as T
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return value
  const entries = Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item, depth + 1)])
  return Object.fromEntries(entries) as T
}
