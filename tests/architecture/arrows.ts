import type { Import } from './imports.ts'

/**
 * The structure as data. Within a folder, each entry (a folder, or a file) may import the entries behind it and none
 * before it; `apart` entries import none of their siblings. A folder that is not named here is free inside, but for
 * circles. Every entry has to have its place.
 */
export type Structure = Readonly<Record<string, { readonly order: readonly string[] } | { readonly apart: true }>>

/** What goes against the arrows, each as "file → what it imports". */
export function againstArrows(imports: readonly Import[], structure: Structure): string[] {
  return imports.filter((i) => goesAgainst(i, structure)).map(written)
}

function goesAgainst({ from, to, isPackage }: Import, structure: Structure): boolean {
  if (isPackage) return false
  const [a, b] = [from.split('/'), to.split('/')]
  const depth = a.findIndex((part, i) => part !== b[i])
  const rule = structure[a.slice(0, depth).join('/')]
  if (!rule || depth < 0) return false
  if ('apart' in rule) return true
  const [above, below] = [a[depth] ?? '', b[depth] ?? ''].map((entry) => rule.order.indexOf(entry))
  return above === undefined || below === undefined || above < 0 || below <= above
}

/** Entries of ordered folders that have no place, and places without an entry. */
export function misplaced(files: readonly string[], structure: Structure): string[] {
  return Object.entries(structure).flatMap(([folder, rule]) => {
    if ('apart' in rule) return []
    const prefix = folder === '' ? '' : `${folder}/`
    const entries = new Set(
      files.flatMap((f) => (f.startsWith(prefix) ? (f.slice(prefix.length).split('/')[0] ?? []) : [])),
    )
    const homeless = [...entries].filter((entry) => !rule.order.includes(entry))
    const gone = rule.order.filter((entry) => !entries.has(entry))
    return [...homeless, ...gone].map((entry) => `${prefix}${entry}`)
  })
}

/** Circles of files, each as its files in alphabetical order; imports of types count. */
export function circles(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, (i) => i.from)
  const reach = (start: string): Set<string> => {
    const seen = new Set<string>()
    const waiting = [start]
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      for (const { to } of targets.get(file) ?? []) {
        if (seen.has(to)) continue
        seen.add(to)
        waiting.push(to)
      }
    }
    return seen
  }
  const reached = new Map([...targets.keys()].map((file) => [file, reach(file)]))
  const found = new Map<string, string[]>()
  for (const [file, beyond] of reached) {
    if (!beyond.has(file)) continue
    const circle = [...beyond].filter((other) => reached.get(other)?.has(file)).sort()
    found.set(circle.join(), circle)
  }
  return [...found.values()]
}

/** Which packages a room may use: only these, or all but these. */
export type Packages = { readonly only: readonly RegExp[] } | { readonly not: readonly RegExp[] }

/** Packages used in a room they are not for. The longest folder that holds the file decides. */
export function wrongPackages(imports: readonly Import[], packages: Readonly<Record<string, Packages>>): string[] {
  const folders = Object.keys(packages).sort((a, b) => b.length - a.length)
  return imports
    .filter(({ from, to, isPackage }) => {
      if (!isPackage) return false
      const rule = packages[folders.find((folder) => from.startsWith(`${folder}/`)) ?? '']
      if (!rule) return false
      return 'only' in rule ? !rule.only.some((name) => name.test(to)) : rule.not.some((name) => name.test(to))
    })
    .map(written)
}

export function written({ from, to }: Import): string {
  return `${from} → ${to}`
}
