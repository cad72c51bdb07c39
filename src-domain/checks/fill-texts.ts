import { chineseDate } from '../text/date.ts'

/** Keys whose numbers are relative years; every other number in a scheme is meant as it stands. */
const yearKeys = new Set(['years', 'year'])

/** Characters of a text that may stand in braces elsewhere. */
const longest = 200

/**
 * Makes relative years calendar years, and fills what stands in braces: `{-1}` with a year, `{minimum}` with what the
 * same object says under that name, `{of.0.minimum}` with what lies deeper in it, `{dates.submission.on}` with what the
 * file says there; a date in words. What names nothing stays, for the rules to refuse.
 */
export function fillTexts<T extends { readonly year: number }>(file: T): T {
  const year = (relative: number) => file.year + relative
  const years = (text: string) => text.replace(/\{(-?\d+)\}/g, (_, n: string) => String(year(Number(n))))
  const named = (owner: unknown, path: string): string | undefined => {
    const found = path.split('.').reduce<unknown>((at, key) => property(at, key), owner)
    if (typeof found === 'number') return String(yearKeys.has(path.split('.').at(-1) ?? '') ? year(found) : found)
    if (typeof found !== 'string' || /\{[A-Za-z]/.test(found)) return undefined
    const text = years(found)
    // A number, a date or a title; what is longer could be repeated until no memory holds it.
    if (text.length > longest) return undefined
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? chineseDate(text) : text
  }
  const fill = (text: string, owner: object) =>
    years(text).replace(
      /\{([A-Za-z][A-Za-z0-9.]*)\}/g,
      (brace, path: string) => named(owner, path) ?? named(file, path) ?? brace,
    )
  const filled = (value: unknown, key: string, owner: object): unknown => {
    if (typeof value === 'string') return fill(value, owner)
    if (typeof value === 'number') return yearKeys.has(key) ? year(value) : value
    if (Array.isArray(value)) return value.map((item) => filled(item, key, owner))
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, name, value)]))
    return value
  }
  return { ...(filled(file, '', file) as T), year: file.year }
}

function property(value: unknown, key: string): unknown {
  return value && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
