import fc from 'fast-check'
import type { WholeEvent } from '../../../src-domain/events/event.ts'
import { decisionsIn } from '../../../src-domain/merge/decisions.ts'
import { canonicalText, type Json, sameJson } from '../../../src-domain/merge/json.ts'
import { type Copy, changesOf, type PlannedPart, planOf, type Side } from '../../../src-domain/merge/plan.ts'
import { type Step, writtenBy } from '../../../src-domain/merge/written.ts'

/** A desk with one application, as merges see it: what stands, what happened here, and what is known from elsewhere. */
export type ModelDesk = {
  readonly name: string
  readonly parts: Map<string, Json>
  readonly steps: Step[]
  readonly knows: Set<string>
}

/** What an officer does: an answer set or taken out, a file added to a slot, or the file of one taken away. */
export type Act =
  | { readonly kind: 'answer'; readonly key: string; readonly to: string | undefined }
  | { readonly kind: 'add'; readonly file: string }
  | { readonly kind: 'remove'; readonly nth: number }

export const acts = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      key: fc.constantFrom('a', 'b', 'c'),
      to: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('add' as const), file: fc.constantFrom('e', 'f') }),
    fc.record({ kind: fc.constant('remove' as const), nth: fc.nat(3) }),
  ),
  { maxLength: 8 },
)

let count = 0
function newHash(): string {
  count += 1
  return count.toString(16).padStart(64, '0')
}

export function newDesk(name: string): ModelDesk {
  const desk: ModelDesk = { name, parts: new Map(), steps: [], knows: new Set() }
  happen(desk, { kind: 'application-created', applicant: '样例', uid: '0'.repeat(32), category: 'enterprise' })
  return desk
}

/** A folder copied whole. */
export function copyOf(desk: ModelDesk, name: string): ModelDesk {
  return { name, parts: new Map(desk.parts), steps: [...desk.steps], knows: new Set(desk.knows) }
}

/** All that ever happened anywhere; a desk reads of it what it knows. */
const happened = new Map<string, WholeEvent>()

function happen(desk: ModelDesk, event: WholeEvent): string {
  const hash = newHash()
  happened.set(hash, event)
  desk.steps.push({ hash, event })
  desk.knows.add(hash)
  return hash
}

export function act(desk: ModelDesk, what: Act): void {
  if (what.kind === 'answer') {
    const part = `answer ${what.key}`
    if (what.to === undefined) desk.parts.delete(part)
    else desk.parts.set(part, what.to)
    happen(desk, {
      kind: 'policy-answered',
      key: what.key,
      title: what.key,
      ...(what.to === undefined ? {} : { to: what.to }),
    })
    return
  }
  if (what.kind === 'add') {
    const uid = newHash().slice(32)
    const attachment = {
      uid,
      slot: 's',
      file: what.file,
      sha256: what.file.repeat(64),
      size: 1,
      certainty: 'sure' as const,
    }
    if ([...desk.parts.values()].some((v) => (v as { file?: string }).file === what.file)) return
    desk.parts.set(`attachment ${uid}`, attachment)
    happen(desk, { kind: 'attachment-added', file: what.file, attachment, number: 1 })
    return
  }
  const [part, value] = [...desk.parts].filter(([name]) => name.startsWith('attachment'))[what.nth] ?? []
  if (part === undefined) return
  desk.parts.delete(part)
  const attachment = value as Extract<WholeEvent, { kind: 'attachment-added' }>['attachment']
  happen(desk, { kind: 'attachment-removed', file: attachment.file, attachment, number: 1 })
}

function asCopy({ parts, steps, knows }: ModelDesk): Copy {
  const decision = decisionsIn((hash) => (knows.has(hash) ? happened.get(hash) : undefined))
  return { parts, written: writtenBy(steps), knows, decision }
}

/** The same officer decides everywhere alike: what stands somewhere goes before what was taken away. */
export function larger({ ours, theirs }: PlannedPart): Side {
  const text = (value: Json | undefined) => (value === undefined ? '' : canonicalText(value))
  return text(ours) >= text(theirs) ? 'ours' : 'theirs'
}

/** Merges `from` into `desk`; answers the conflicts that were shown. */
export function merge(desk: ModelDesk, from: ModelDesk, decide: (part: PlannedPart) => Side = larger): PlannedPart[] {
  const plan = planOf(asCopy(desk), asCopy(from))
  const changes = changesOf(plan, decide)
  for (const { part, after } of changes) {
    if (after === undefined) desk.parts.delete(part)
    else desk.parts.set(part, after)
  }
  for (const hash of from.knows) desk.knows.add(hash)
  const told = { taken: 0, decided: 0, back: false, merge: '0'.repeat(32) }
  if (changes.length > 0) happen(desk, { kind: 'application-merged', ...told, parts: changes })
  return plan.parts.filter(({ touch }) => touch === 'conflict')
}

/** Whether merging would touch anything. */
export function isMerged(desk: ModelDesk, from: ModelDesk): boolean {
  return planOf(asCopy(desk), asCopy(from)).parts.length === 0
}

export function stateOf({ parts }: ModelDesk): Json {
  return Object.fromEntries(parts) as Json
}

export function alike(one: ModelDesk, other: ModelDesk): boolean {
  return sameJson(stateOf(one), stateOf(other))
}
