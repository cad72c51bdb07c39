import { provinces } from '../knowledge/regions.ts'
import { oncePer } from '../remembered.ts'
import { matchKey } from '../text/normalise.ts'

/** Whom a list names. */
export type Listed = {
  readonly name: string
  readonly creditCode?: string | undefined
  readonly formerNames?: readonly string[] | undefined
}

/** Whom one looks for: a unit may have a name and a platform's besides. */
export type Sought = {
  readonly names: readonly string[]
  readonly formerNames?: readonly string[]
  readonly code?: string | undefined
}

/** The surest first: of several ways an applicant is found on a list, the first counts. */
export const likenesses = ['byCode', 'byName', 'byFormerName', 'otherCode', 'similar'] as const
export type Likeness = (typeof likenesses)[number]

/** How surely, in a word behind the name. */
export const likenessTitles: Readonly<Record<Likeness, string>> = {
  byCode: '代码相同',
  byName: '名称相同',
  byFormerName: '曾用名相同',
  otherCode: '同名，代码不同',
  similar: '名称相近',
}

/** Those on a list who are, or may be, whom one looks for, all found by the same likeness. */
export type FoundOn<E extends Listed> = { readonly is: Likeness; readonly entries: readonly [E, ...E[]] }

/**
 * By code; by name, however bracketed and spaced; by a former name on either side. The same name under another code, and a
 * name that is nearly the same, are doubts; a near name under another code is another unit.
 */
export function findOn<E extends Listed>(entries: readonly E[], { names, formerNames = [], code }: Sought) {
  const { byCode, byName, byFormerName, byCore } = indexOf(entries)
  const own = names.map(nameKey)
  const former = formerNames.map(nameKey)
  const isAnother = (entry: Listed) => code !== undefined && entry.creditCode !== undefined && entry.creditCode !== code
  const named = own.flatMap((key) => byName.get(key) ?? [])
  const formerly = [
    ...own.flatMap((key) => byFormerName.get(key) ?? []),
    ...former.flatMap((key) => [...(byName.get(key) ?? []), ...(byFormerName.get(key) ?? [])]),
  ]
  const near = own.map(coreOf).flatMap((core) =>
    nearTo(core)
      .flatMap((key) => byCore.get(key) ?? [])
      .filter((entry) => isNear(core, coreOf(nameKey(entry.name)))),
  )
  const found: Readonly<Record<Likeness, readonly Listed[]>> = {
    byCode: code === undefined ? [] : (byCode.get(code) ?? []),
    byName: named.filter((entry) => !isAnother(entry)),
    byFormerName: formerly.filter((entry) => !isAnother(entry)),
    otherCode: [...named, ...formerly].filter(isAnother),
    similar: near.filter((entry) => !isAnother(entry)),
  }
  for (const is of likenesses) {
    const [first, ...others] = new Set(found[is] as readonly E[])
    if (first) return { is, entries: [first, ...others] } satisfies FoundOn<E>
  }
  return undefined
}

type Index = Readonly<Record<'byCode' | 'byName' | 'byFormerName' | 'byCore', ReadonlyMap<string, readonly Listed[]>>>

/** A list never changes, and is looked into at every keystroke. */
const indexOf = oncePer(
  (entries: readonly Listed[]): Index => ({
    byCode: indexBy(entries, ({ creditCode }) => creditCode ?? []),
    byName: indexBy(entries, ({ name }) => nameKey(name)),
    byFormerName: indexBy(entries, ({ formerNames = [] }) => formerNames.map(nameKey)),
    byCore: indexBy(entries, ({ name }) => nearTo(coreOf(nameKey(name)))),
  }),
)

function indexBy(entries: readonly Listed[], keysOf: (entry: Listed) => string | readonly string[]) {
  const index = new Map<string, Listed[]>()
  for (const entry of entries) {
    for (const key of new Set([keysOf(entry)].flat())) {
      const at = index.get(key)
      if (at) at.push(entry)
      else if (key !== '') index.set(key, [entry])
    }
  }
  return index
}

/** 样例（上海）有限公司 with whatever brackets and spaces; the legal form left off is the same name. */
function nameKey(name: string): string {
  return matchKey(name)
    .replace(/[()·.,"-]/g, '')
    .replace(/(?:股份有限公司|有限责任公司|有限公司)$/, '')
}

const places = new RegExp(`(?:${Object.values(provinces).join('|')})[省市]?|中国|集团|控股`, 'g')

/** What of a name tells firms apart: places and 集团 come and go. */
function coreOf(key: string): string {
  const core = key.replace(places, '')
  return [...core].length < 2 ? key : core
}

/** In shorter names one other character is another firm. */
const shortestNear = 4

/** The core itself and, long enough, each that lacks one character: two cores one slip apart have one in common. */
function nearTo(core: string): string[] {
  const characters = [...core]
  if (characters.length < shortestNear) return [core]
  return [core, ...characters.map((_, i) => characters.toSpliced(i, 1).join(''))]
}

/** The same but for one character that is another, too many or missing. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]]
  const start = a.findIndex((c, i) => c !== b[i])
  if (start < 0) return b.length - a.length <= 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  const same = (x: readonly string[], y: readonly string[]) => x.join('') === y.join('')
  return same(restA.slice(1), restB.slice(1)) || same(restA.slice(1), restB) || same(restA, restB.slice(1))
}
