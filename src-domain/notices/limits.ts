/** What a package may be at most: the largest notice we know is a tenth of it. */
export const noticeLimits = {
  files: 100,
  /** Bytes of one file, of scheme.json or a sample, and of all together. */
  file: 20 * 2 ** 20,
  json: 2 * 2 ** 20,
  total: 40 * 2 ** 20,
  /** How deep JSON may be nested, and how long one text in it may be. */
  depth: 24,
  text: 10_000,
  /** Characters of a file's path. */
  path: 100,
} as const
