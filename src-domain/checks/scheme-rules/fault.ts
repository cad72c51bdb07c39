/** One thing wrong with a scheme: its place in the file, and what it is, a sentence without its full stop. */
export type Fault = { readonly place: string; readonly sentence: string }

export function fault(place: string, sentence: string): Fault {
  return { place, sentence }
}

/** Those that stand more than once. */
export function doubled(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))]
}
