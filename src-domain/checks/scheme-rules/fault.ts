/** One thing wrong with a scheme: its place in the file, and what it is. A sentence. */
export type Fault = { readonly place: string; readonly sentence: string }

export function fault(place: string, what: string): Fault {
  return { place, sentence: `${place}：${what}。` }
}

/** Those that stand more than once. */
export function doubled(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
}
