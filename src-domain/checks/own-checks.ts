import { findOn, type Likeness } from '../rosters/find-on.ts'
import { type Roster, type RosterEntry, rosterKinds } from '../rosters/roster.ts'
import type { CategoryId, Scheme } from '../schemes/scheme.ts'
import { soughtOn } from './judging/applicant-names.ts'
import type { Figures, Found, Judgement, Subject } from './judging/judgement.ts'
import { placeOf } from './judging/lists.ts'
import type { Check } from './kinds.ts'
import type { FullScheme } from './load-scheme.ts'
import { checksOf } from './of-category.ts'
import { type OwnCheck, ownChecks } from './own-check-names.ts'

/*
 * What a desk looks up by itself, on lists that officers have brought and no clause of the notice asks for. It never
 * fails by itself: what standing on such a list means is for an officer to say.
 */

/** A check as whoever shows it sees it: the notice's, or the desk's own. */
export type ShownCheck = Pick<Check, 'id' | 'title' | 'clause' | 'advice'> & {
  readonly kind: Check['kind'] | 'ownRoster'
}

/** Every check of a category, the notice's first: as its findings stand. */
export function shownChecksOf(scheme: FullScheme, category: CategoryId, rosters: readonly Roster[]): ShownCheck[] {
  return [...checksOf(scheme, category), ...ownChecksOf(scheme, rosters)]
}

/** Those there is a list for. */
export function ownChecksOf(scheme: FullScheme, rosters: readonly Roster[]): OwnCheck[] {
  return ownChecks.filter(({ roster }) => rosters.some((one) => one.kind === roster && isOwn(one, scheme)))
}

/** One that served a list of a former notice is the desk's own by now. */
function isOwn({ serves }: Roster, { lists }: Scheme): boolean {
  return !lists.some(({ id }) => id === serves)
}

type Hit = { readonly roster: Roster; readonly is: Likeness; readonly entries: readonly RosterEntry[] }

/** Looks an applicant up on the desk's own lists of a kind. */
export function findOnOwn(check: OwnCheck, subject: Subject): Found {
  const { application, category } = subject
  const rosters = subject.rosters.filter((one) => one.kind === check.roster && isOwn(one, subject.scheme))
  const sought = soughtOn(application, category)
  const { names, code } = sought
  const hits = rosters.flatMap((roster): Hit[] => {
    const hit = findOn(roster.entries, sought)
    return hit ? [{ roster, ...hit }] : []
  })
  const figures: Figures = { 名称: names.join('、') || '未填写', ...(code ? { 统一社会信用代码: code } : {}) }
  const { is, message } = judged(check, rosters, hits, names.length > 0 || code !== undefined)
  return { outcome: is, message, figures, correction: () => undefined }
}

type Verdict = { readonly is: Found['outcome']; readonly message: string } & Judgement

function judged(check: OwnCheck, rosters: readonly Roster[], hits: readonly Hit[], isNamed: boolean): Verdict {
  const isWelcome = 'welcome' in rosterKinds[check.roster]
  if (hits.length > 0) {
    const sure = isWelcome && hits.some(({ is }) => is === 'byCode' || is === 'byName')
    const told = hits.map(hitText).join('；')
    return sure ? { is: 'pass', message: `${told}。` } : { is: 'manual', message: `${told}。请核实后认定。` }
  }
  if (!isNamed) return { is: 'manual', message: `没有名称，无法与${check.title}核对。` }
  const looked = rosters.map(({ title }) => `《${title}》`).join('')
  return { is: isWelcome ? 'na' : 'pass', message: `在${looked}中没有找到。` }
}

const likenessTexts: Readonly<Record<Likeness, string>> = {
  byCode: '统一社会信用代码相同',
  byName: '名称相同',
  byFormerName: '曾用名相同',
  otherCode: '名称相同而统一社会信用代码不同',
  similar: '名称相近，可能是同一单位',
}

/** So many lines of one list are told; the others are counted. */
const mostTold = 3

function hitText({ roster, is, entries }: Hit): string {
  const told = entries.slice(0, mostTold).map((entry) => `${placeOf(roster, entry)}“${entryText(entry)}”`)
  const more = entries.length > mostTold ? `等 ${entries.length} 行` : ''
  return `${told.join('、')}${more}与申报单位${likenessTexts[is]}`
}

function entryText({ name, year, note }: RosterEntry): string {
  const besides = [year, note].filter((text) => text !== undefined)
  return besides.length > 0 ? `${name}（${besides.join('，')}）` : name
}
