import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applicationHeads, listApplications, readApplication } from '../../../db/applications.ts'
import { eventRowsOf } from '../../../db/events.ts'
import { foreignEventsOf } from '../../../db/foreign-events.ts'
import { readRanking, replaceRanking } from '../../../db/rankings.ts'
import { type Json, sameJson } from '../../../src-domain/merge/json.ts'
import type { Side } from '../../../src-domain/merge/plan.ts'
import { saysSame } from '../../../src-domain/merge/says-same.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { createApplication } from '../../../src-main/desk/applications/create-application.ts'
import { change, closeDesk, createDesk, type Desk, openDesk } from '../../../src-main/desk/desk.ts'
import { rule } from '../../../src-main/desk/findings/rule.ts'
import { handOver } from '../../../src-main/desk/merge/hand-over.ts'
import { merge } from '../../../src-main/desk/merge/merge.ts'
import { planMerge } from '../../../src-main/desk/merge/plan-merge.ts'
import { rewriteNote, withdrawNote, writeNote } from '../../../src-main/desk/notes/write-note.ts'
import { partsNow } from '../../../src-main/desk/parts/copy-of.ts'
import { rankingCopy } from '../../../src-main/desk/parts/ranking-copy.ts'
import { decline, reconsider } from '../../../src-main/desk/ranking/decline.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../../src-main/desk/values/edit-outline.ts'
import { reinstateApplications, withdrawApplications } from '../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { batch } from '../../support/application.ts'
import { must } from '../../support/desk.ts'
import { type Random, randomOf } from '../random.ts'

/*
 * Laptops that went on from one data folder, each with a week's work of random actions, then merged by hand-over files:
 * every value a laptop has acknowledged stands in the result or was shown in a conflict, and is in the history.
 */

export type Week = {
  readonly laptops: number
  readonly applications: number
  readonly actions: number
  readonly seed: number
}

export type WeekTally = {
  readonly actions: number
  readonly merges: number
  /** Parts taken without asking, and those shown for a decision. */
  readonly taken: number
  readonly conflicts: number
  /** How often files went round until nobody had anything new for anybody. */
  readonly rounds: number
  /** What is not as promised. */
  readonly wrong: readonly string[]
}

/** Whatever each decides, and the history after it (docs/handover.md). */
const mostRounds = 9

/** Parts by the application's uid and their name, the orders among them. */
type State = ReadonlyMap<string, Json>

type Laptop = {
  readonly desk: Desk
  readonly name: string
  /**
   * Of each part who wrote it last, as the trial counts it, of one that was decided all whose values were seen then; and
   * how far it knows each laptop's writes.
   */
  readonly writers: Map<string, readonly Write[]>
  readonly knows: Map<string, number>
}

type Write = { readonly laptop: string; readonly count: number }

export async function week({ laptops, applications, actions, seed }: Week): Promise<WeekTally> {
  const root = mkdtempSync(join(tmpdir(), 'week-'))
  const random = randomOf(seed)
  const all = openLaptops(root, laptops, applications)
  const wrong: string[] = []
  const tally = { actions: 0, merges: 0, taken: 0, conflicts: 0, rounds: 0 }
  const bring = async (into: Laptop, from: Laptop) => {
    const done = await mergeInto(into, from, root, random)
    wrong.push(...done.wrong)
    tally.merges += 1
    tally.taken += done.taken
    tally.conflicts += done.conflicts
    return done.nothing
  }
  try {
    for (const laptop of all) for (let i = 0; i < actions; i++) tally.actions += act(laptop, random) ? 1 : 0
    // A file goes round: each takes what the one before it has.
    const ring = all.map((from, i) => [all[(i + 1) % all.length] ?? from, from] as const)
    for (const [into, from] of ring) await bring(into, from)
    // Work goes on between the rounds of a ring.
    if (laptops > 2) {
      for (const laptop of all) for (let i = 0; i < actions / 10; i++) tally.actions += act(laptop, random) ? 1 : 0
    }
    for (let isSettled = false; !isSettled && tally.rounds < mostRounds; tally.rounds++) {
      isSettled = true
      for (const [into, from] of ring) if (!(await bring(into, from))) isSettled = false
    }
    if (tally.rounds === mostRounds) wrong.push(`after ${mostRounds} rounds something is still new to somebody`)
    const [first, ...others] = all.map(({ desk }) => stateOf(desk))
    for (const [i, other] of others.entries())
      wrong.push(...differences(first ?? new Map(), other).map((what) => `laptop ${i + 2} differs in ${what}`))
    wrong.push(...missingHistory(all))
    return { ...tally, wrong }
  } finally {
    for (const { desk } of all) closeDesk(desk)
    rmSync(root, { recursive: true, force: true })
  }
}

function openLaptops(root: string, laptops: number, applications: number): Laptop[] {
  const first = must(createDesk(join(root, '0'), batch))
  for (let i = 1; i <= applications; i++)
    must(createApplication(first, { category: 'enterprise', name: `样例企业${i}` }, { name: '甲' }))
  closeDesk(first)
  return Array.from({ length: laptops }, (_, i) => {
    const folder = join(root, String(i))
    if (i > 0) cpSync(join(root, '0'), folder, { recursive: true })
    return { folder, i }
  }).map(({ folder, i }) => ({
    desk: must(openDesk(folder)),
    name: `甲乙丙丁`[i] ?? String(i),
    writers: new Map(),
    knows: new Map(),
  }))
}

const fields = [
  'name',
  'address',
  'phone',
  'contact',
  'position',
  'employees',
  'revenue.2022',
  'revenue.2021',
  'assets',
  'industry',
]

/** One random thing an officer does; false where the desk refused it. What it changed is counted as this laptop's writes. */
function act({ desk, name, writers, knows }: Laptop, random: Random): boolean {
  const ids = [...applicationHeads(desk.store).keys()].sort()
  const application = ids[random.below(ids.length)]
  if (application === undefined) return false
  const before = stateOf(desk, application)
  const done = one(desk, application, name, random)
  const count = (knows.get(name) ?? 0) + 1
  const touched = differences(before, stateOf(desk, application))
  if (done.ok && touched.length > 0) {
    knows.set(name, count)
    for (const part of touched) writers.set(part, [{ laptop: name, count }])
  }
  return done.ok
}

function one(desk: Desk, application: string, name: string, random: Random): Result<unknown> {
  const actor = { name }
  const word = String(random.below(100_000))
  const { notes = [], declined, withdrawn } = readApplication(desk.store, application) ?? {}
  const note = notes[random.below(notes.length)]?.uid
  const kind = random.below(20)
  if (kind < 10)
    return correctValue(desk, { application, key: fields[random.below(fields.length)] ?? 'name', value: word }, actor)
  if (kind < 12)
    return setOutlineText(
      desk,
      { application, heading: random.one(['introduction', 'status', 'strategy']), text: `正文 ${word}` },
      actor,
    )
  if (kind === 12) return writeNote(desk, { application, kind: 'memo', text: `备忘 ${word}` }, actor)
  if (kind === 13)
    return note ? rewriteNote(desk, { application, note, kind: 'memo', text: `改 ${word}` }, actor) : ok({})
  if (kind === 14) return note ? withdrawNote(desk, { application, note }, actor) : ok({})
  if (kind === 15)
    return rule(desk, { application, check: 'noViolation', outcome: random.one(['pass', 'fail']), reason: word }, actor)
  if (kind === 16)
    return declined ? reconsider(desk, { application }, actor) : decline(desk, { application, reason: word }, actor)
  if (kind === 17) {
    const applications = [application]
    return withdrawn
      ? reinstateApplications(desk, { applications }, actor)
      : withdrawApplications(desk, { applications, reason: word }, actor)
  }
  if (kind === 18 && random.below(4) === 0)
    return createApplication(desk, { category: 'enterprise', name: `新收${word}` }, actor)
  return declined || withdrawn ? ok({}) : moveInOrder(desk, application, actor, random)
}

/** To any place of the order, as the ranking's use-cases record it; whether it is eligible is not what is tried here. */
function moveInOrder(desk: Desk, application: string, actor: { name: string }, random: Random): Result<unknown> {
  return change(desk, actor, (tx) => {
    const from = readRanking(tx.store, 'enterprise')
    const others = from.filter((id) => id !== application)
    const to = others.toSpliced(random.below(others.length + 1), 0, application)
    replaceRanking(tx.store, 'enterprise', to)
    if (!from.includes(application))
      tx.record({ kind: 'application-recommended', rank: to.indexOf(application) + 1 }, application)
    else if (from.join() !== to.join()) tx.record({ kind: 'ranking-changed', category: 'enterprise', from, to })
    return ok({})
  })
}

async function mergeInto(into: Laptop, from: Laptop, root: string, random: Random) {
  const stick = mkdtempSync(join(root, 'stick-'))
  mkdirSync(join(stick, '盘'))
  const { path, file } = must(await handOver(from.desk, { to: join(stick, '盘') }, { name: from.name }))
  const [ours, theirs] = [stateOf(into.desk), stateOf(from.desk)]
  const plan = must(await planMerge(into.desk, { path, file }))
  const shown = new Map<string, readonly [whole: string, part: string]>([
    ...plan.applications.flatMap(({ uid, conflicts }) =>
      conflicts.map(({ part }) => [`${uid} ${part}`, [uid, part]] as const),
    ),
    ...plan.rankings
      .filter(({ conflict }) => conflict)
      .map(({ category }) => [`ranking ${category}`, [category, `ranking ${category}`]] as const),
  ])
  const sides: Record<string, Record<string, Side>> = {}
  for (const [whole, part] of shown.values()) sides[whole] = { ...sides[whole], [part]: random.one(['ours', 'theirs']) }
  if (!plan.nothing) must(await merge(into.desk, { path, file, basedOn: plan.basedOn, sides }, { name: into.name }))
  rmSync(stick, { recursive: true })

  const wrong: string[] = []
  const after = stateOf(into.desk)
  const decided = (into.knows.get(into.name) ?? 0) + 1
  for (const part of new Set([...ours.keys(), ...theirs.keys(), ...after.keys()])) {
    const now = after.get(part)
    const [a, b] = [ours.get(part), theirs.get(part)].map((value) => withoutAside(part, value, after))
    const write = from.writers.get(part) ?? []
    const own = into.writers.get(part) ?? []
    const theyKnow = own.every((one) => isKnown(one, from))
    const weKnow = write.every((one) => isKnown(one, into))
    const takenOut = part.startsWith('ranking ') && !sameJson(now, ours.get(part)) && !sameJson(now, theirs.get(part))
    if (shown.has(part)) {
      if (!sameJson(now, a) && !sameJson(now, b)) wrong.push(`${part} is neither side of what was decided`)
      into.writers.set(part, [...own, ...write])
    } else if (saysSame(partOfWhole(part), a, b)) {
      if (!saysSame(partOfWhole(part), now, a)) wrong.push(`${part} was the same and is no longer`)
      if (!weKnow && theyKnow) into.writers.set(part, write)
    } else if (sameJson(now, a)) {
      if (!weKnow) wrong.push(`${part} of ${from.name} was lost: nobody here knew of it, and it was not shown`)
    } else if (sameJson(now, b)) {
      if (!theyKnow) wrong.push(`${part} of ${into.name} was overwritten unseen`)
      into.writers.set(part, write)
    } else wrong.push(`${part} is neither what we had nor what they had`)
    if (takenOut) into.writers.set(part, [{ laptop: into.name, count: decided }])
  }
  into.knows.set(into.name, decided)
  for (const [laptop, count] of from.knows) into.knows.set(laptop, Math.max(count, into.knows.get(laptop) ?? 0))
  return {
    wrong,
    taken: plan.applications.reduce((sum, { taken }) => sum + taken.length, 0),
    conflicts: shown.size,
    nothing: plan.nothing,
  }
}

function partOfWhole(part: string): string {
  return part.startsWith('ranking ') ? part : part.slice(part.indexOf(' ') + 1)
}

/** Who is declined or withdrawn once all is merged stands in no order. */
function withoutAside(part: string, value: Json | undefined, after: State): Json | undefined {
  if (!part.startsWith('ranking ')) return value
  const order = ((value ?? []) as string[]).filter(
    (uid) => !after.has(`${uid} declined`) && !after.has(`${uid} withdrawn`),
  )
  return order.length > 0 ? order : undefined
}

function isKnown(write: Write, { knows }: Laptop): boolean {
  return write.count <= (knows.get(write.laptop) ?? 0)
}

function stateOf(desk: Desk, only?: string): State {
  const applications =
    only === undefined ? listApplications(desk.store) : [readApplication(desk.store, only) ?? []].flat()
  const order = rankingCopy(desk, 'enterprise', new Set()).parts
  return new Map([
    ...applications.flatMap((one) =>
      [...partsNow(desk, one)].map(([part, value]) => [`${one.uid} ${part}`, value] as const),
    ),
    ...order,
  ])
}

function differences(one: State, other: State): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((part) => !sameJson(one.get(part), other.get(part)))
}

/** Each event of an application on any laptop is in every other's history. */
function missingHistory(all: readonly Laptop[]): string[] {
  return all.flatMap(({ desk, name }) =>
    listApplications(desk.store).flatMap(({ id, uid }) => {
      const hashes = eventRowsOf(desk.store, id)
        .filter(({ kind }) => kind !== 'application-merged' && kind !== 'application-joined')
        .map(({ hash }) => hash)
      return all.flatMap((other) => {
        const own = listApplications(other.desk.store).find((one) => one.uid === uid)
        if (!own) return [`${name}’s ${id} is not on ${other.name}`]
        const known = new Set([
          ...eventRowsOf(other.desk.store, own.id).map(({ hash }) => hash),
          ...foreignEventsOf(other.desk.store, uid).map(({ row }) => row.hash),
        ])
        const lost = hashes.filter((hash) => !known.has(hash)).length
        return lost > 0 ? [`${lost} events of ${name}’s ${id} are not in the history of ${other.name}`] : []
      })
    }),
  )
}
