import { type Region, registrationRegion } from './registration.ts'

/** What lies in a region and recommends by itself: a city, or a county-level place beside the city it lies in. */
type Part = { readonly code: string; readonly name: string; readonly formerly: readonly string[] }
type Whole = Omit<Region, 'parts'> & { readonly parts: readonly Part[] }

export type PartPlace =
  | { readonly place: 'own' }
  /** Where the address begins, and which other part recommends those who are there, as far as known. */
  | { readonly place: 'other'; readonly opening?: string; readonly part?: string }
  | { readonly place: 'unknown' }

/**
 * Whether an address in the region lies where this part of it recommends: 昆山 is no longer 苏州's, nor the rest of 苏州
 * 昆山's. A region without such a part recommends by itself.
 */
export function recommendingPart(address: string, region: Whole, name: string): PartPlace {
  const own = region.parts.find((part) => part.name === name)
  if (!own) return { place: 'own' }
  const lies = (part: Part) => registrationRegion(address, undefined, regionOf(part, region))
  const others = region.parts.filter((part) => part !== own)
  const smaller = others.find((part) => part.code.startsWith(own.code) && lies(part).place === 'inside')
  if (smaller) return { place: 'other', part: smaller.name }
  const here = lies(own)
  if (here.place === 'inside') return { place: 'own' }
  // 宁波 recommends by itself and lies in 浙江: the smaller one is meant.
  const beside = others
    .toSorted((a, b) => b.code.length - a.code.length)
    .find((part) => !own.code.startsWith(part.code) && lies(part).place === 'inside')
  if (beside) return { place: 'other', part: beside.name }
  return here.place === 'elsewhere' ? { place: 'other', opening: here.opening } : { place: 'unknown' }
}

const levels = { 2: 'province', 4: 'city', 6: 'county' } as const

function regionOf(part: Part, region: Whole): Region {
  const { code, name } = part
  const level = levels[code.length as keyof typeof levels]
  const city = region.level === 'city' ? region : region.parts.find((one) => one.code === code.slice(0, 4))
  return { level, code, name, ...(level === 'county' && city ? { within: city.name } : {}), parts: [part] }
}
