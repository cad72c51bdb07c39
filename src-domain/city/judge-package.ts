import type { ApplicationData } from '../edition/application-data.ts'
import type { Remark } from './remark.ts'
import { type EditionOf, relationOf } from './which-stands.ts'

/** A package as it was read: its manifest's head, what its files say of themselves, and what verifying it found. */
export type GivenPackage = {
  readonly scheme: string
  readonly notice?: string | undefined
  readonly district: string
  readonly edition: EditionOf
  readonly lacking?: { readonly what: readonly string[]; readonly reason: string } | undefined
  readonly amiss: Omit<Extract<Remark, { is: 'altered' }>, 'is'>
  /** Every application.json by its path, and whose the manifest says it is; without `data` it can't be read. */
  readonly data: readonly { readonly path: string; readonly application: string; readonly data?: ApplicationData }[]
  /** Ids of the applications that have a book. */
  readonly applications: readonly string[]
}

/** What the city goes by. */
export type ByWhich = {
  readonly scheme: string
  readonly notice: string
  readonly districts: readonly string[]
  /** Ids of its categories. */
  readonly categories: readonly string[]
  /** Last day, ISO 8601. */
  readonly dueOn: string
  readonly receivedOn: string
  /** The district's edition that counts so far. */
  readonly standing?: EditionOf | undefined
}

/** Everything there is to say of a package; empty where it is whole, in time and the newest. */
export function judgePackage(given: GivenPackage, city: ByWhich): Remark[] {
  const { amiss, edition, lacking } = given
  const { standing } = city
  const told = new Set<string>()
  const contradictory = given.data.flatMap(({ path, application, data }) => {
    const again = told.has(application)
    told.add(application)
    const sound = data && agrees(data, application, given) && city.categories.includes(data.category.id)
    return sound && !again ? [] : path
  })
  const days = daysBetween(city.dueOn, city.receivedOn)
  return [
    ...(Object.values(amiss).some((list) => list.length > 0) ? [{ is: 'altered' as const, ...amiss }] : []),
    ...(contradictory.length > 0 ? [{ is: 'contradictory' as const, files: contradictory }] : []),
    ...(given.scheme === city.scheme ? [] : [{ is: 'otherNotice' as const, scheme: given.scheme }]),
    ...(city.districts.includes(given.district) ? [] : [{ is: 'unknownDistrict' as const, district: given.district }]),
    ...(given.scheme !== city.scheme || given.notice === city.notice ? [] : [{ is: 'otherDraft' as const }]),
    ...(days > 0 ? [{ is: 'late' as const, days }] : []),
    ...(lacking ? [{ is: 'lacking' as const, what: [...lacking.what], reason: lacking.reason }] : []),
    ...(given.applications.some((application) => !told.has(application)) ? [{ is: 'withoutData' as const }] : []),
    ...(standing ? besides(edition, standing) : []),
  ]
}

/** How it stands to the one that was here before it; nothing where it is simply newer. */
function besides(edition: EditionOf, { number: than, ...standing }: EditionOf): Remark[] {
  const relation = relationOf(edition, { number: than, ...standing })
  if (relation === 'newer') return []
  return relation === 'same' ? [{ is: 'sameEdition' }] : [{ is: relation, than }]
}

function agrees(data: ApplicationData, application: string, { scheme, district, edition }: GivenPackage): boolean {
  return (
    data.application === application &&
    data.scheme === scheme &&
    data.district === district &&
    data.edition.hash === edition.hash
  )
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
