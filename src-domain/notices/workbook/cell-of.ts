import { schemeFile } from '../manifest.ts'
import type { SampleRows } from './grammar.ts'

/** Where the parts of a package stand in the workbook it came in, by their paths. */
export type Places = Readonly<Record<string, string>>

/** Samples are files of their own in a package, and rows in a workbook. */
const sampleFile = /^samples\/([^/ ]+)\.json ?/

/**
 * The cell of what a fault names in a package: `scheme.json categories.0.title（enterprise）`, `checks.serviceShare.minimum`,
 * `samples/share.json expect.ratio`. What is not in it by all of its names is in the row of the last that is; undefined
 * where not even the first is.
 */
export function cellOf(place: string, whole: unknown, places: Places): string | undefined {
  const sample = sampleFile.exec(place)?.[1]
  const said = place
    .replace(sampleFile, '')
    .replace(`${schemeFile} `, '')
    .replace(/[（( ].*$/, '')
  const inSample = sample === undefined ? undefined : ['samples', sample, ...entryOf(whole, sample, said)]
  const names = inSample ?? said.split('.').filter(Boolean)
  let at: unknown = whole
  let path: readonly string[] = []
  let found: string | undefined
  for (const name of names) {
    const step = stepTo(at, name)
    // What was left blank is in no thing, and has its cell all the same.
    if (!step) return places[[...path, name].join('.')] ?? found
    path = [...path, ...step.path]
    at = step.to
    found = nearest(path, places) ?? found
  }
  return found
}

/** What a sample says of one place, `expect.ratio`, is an entry of its rows. */
function entryOf(whole: unknown, sample: string, said: string): string[] {
  const { samples = [] } = whole as { samples?: readonly SampleRows[] }
  const entries = samples.find(({ name }) => name === sample)?.entries
  const i = entries?.findIndex(({ part, at }) => `${part}.${at}` === said) ?? -1
  return i < 0 ? [] : ['entries', String(i), 'text']
}

type Step = { readonly path: readonly string[]; readonly to: unknown }

/** To a property, to a thing of a list by its number or name, or to one of that name in the lists of a thing. */
function stepTo(at: unknown, name: string): Step | undefined {
  if (Array.isArray(at)) {
    const i = /^\d+$/.test(name) ? Number(name) : at.findIndex((one) => isCalled(one, name))
    return i >= 0 && i < at.length ? { path: [String(i)], to: at[i] } : undefined
  }
  if (typeof at !== 'object' || at === null) return undefined
  if (Object.hasOwn(at, name)) return { path: [name], to: (at as Record<string, unknown>)[name] }
  for (const [property, list] of Object.entries(at)) {
    for (const [i, one] of Array.isArray(list) ? list.entries() : []) {
      if (isCalled(one, name)) return { path: [property, String(i)], to: one }
      const within = property === 'sections' ? stepTo(one, name) : undefined
      if (within) return { path: [property, String(i), ...within.path], to: within.to }
    }
  }
  // Headings and rows lie in an object of their own: outline, layout, summary.
  for (const [property, own] of Object.entries(at)) {
    if (typeof own !== 'object' || Array.isArray(own)) continue
    const within = stepTo(own, name)
    if (within) return { path: [property, ...within.path], to: within.to }
  }
  return undefined
}

function isCalled(thing: unknown, name: string): boolean {
  if (typeof thing !== 'object' || thing === null) return false
  const { id, key, category, at, name: own } = thing as Record<string, unknown>
  return [id, key, at, own].includes(name) || (id === undefined && own === undefined && category === name)
}

function nearest(path: readonly string[], places: Places): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const at = path.slice(0, length).join('.')
    const place = places[at] ?? Object.entries(places).find(([own]) => own.startsWith(`${at}.`))?.[1]
    if (place !== undefined) return place
  }
  return undefined
}
