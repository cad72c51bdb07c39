import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listApplications, readApplication } from '../../db/applications.ts'
import { readBatch } from '../../db/batch.ts'
import { dataFolder } from '../../db/data-folder.ts'
import { listDeliveries } from '../../db/deliveries.ts'
import { readEdition } from '../../db/editions.ts'
import { eventsAfter } from '../../db/events.ts'
import { policyAnswersOf } from '../../db/policy-answers.ts'
import { readRanking } from '../../db/rankings.ts'
import type { Round } from '../../src-domain/batch/round.ts'
import { CategoryId } from '../../src-domain/schemes/scheme.ts'
import { newestCopy } from '../../src-main/backups/copies.ts'
import { placeHere } from '../../src-main/desk/backups/make-copy.ts'
import type { Desk } from '../../src-main/desk/desk.ts'
import { filePath } from '../../src-main/files/file-store.ts'
import { sha256Of } from '../../src-main/files/sha256.ts'
import { besideOf, laptopState } from './beside.ts'

/** What an acknowledged action says is so from then on: of what, and how it reads. */
export type Claim = readonly [of: string, is: string]

/**
 * A line of the workload's standard output. Before an action, what it would make so; after it was acknowledged, what is
 * so. Between the two either may be found.
 */
export type Line =
  | { readonly says: 'begins'; readonly action: string; readonly would: readonly Claim[] }
  | { readonly says: 'kept'; readonly action: string; readonly is: readonly Claim[] }
  | { readonly says: 'refused'; readonly action: string; readonly code: string; readonly message: string }

/** Of an action that cannot say beforehand what it would make so. */
export const anything = '*'

/** How far the record goes, by the number and hash of its last operation; it may go on from there. */
export const recordOf = 'record'

function isRecorded(desk: Desk, end: string): boolean {
  const [seq, hash = ''] = end.split(':')
  return eventsAfter(desk.store, { seq: Number(seq), hash }) !== undefined
}

/** A round as a claim tells it. */
export function roundText(round: Round | undefined): string {
  return round ? JSON.stringify(round) : ''
}

/** How what a claim is of reads in a desk. */
export async function stateOf(desk: Desk, of: string): Promise<string> {
  const [noun = '', id = '', at = ''] = of.split(':')
  const application = () => readApplication(desk.store, id)
  switch (noun) {
    case 'value':
      return application()?.values.find(({ key }) => key === at)?.value ?? ''
    case 'outline':
      return application()?.outline.find(({ heading }) => heading === at)?.text ?? ''
    case 'ruling':
      return application()?.rulings.findLast(({ check }) => check === at)?.reason ?? ''
    case 'declined':
      return application()?.declined?.reason ?? ''
    case 'round':
      return roundText(application()?.round)
    case 'form':
      return application()?.form?.sha256 ?? ''
    case 'returned':
      return String(application()?.returned ?? 0)
    case 'note':
      return application()?.notes?.[0]?.text ?? ''
    case 'policy':
      return policyAnswersOf(desk.store, id).get(at) ?? ''
    case 'order':
      return readRanking(desk.store, CategoryId.parse(id)).join(' ')
    case 'notice':
      return readBatch(desk.store)?.notice ?? ''
    case 'phone':
      return readBatch(desk.store)?.phone ?? ''
    case 'attachments':
      return namesOf(application()?.attachments ?? [])
    case 'folder':
      return application()?.folder ?? ''
    case 'edition':
      return editionHash(desk, Number(id))
    case 'copy':
      // Rotation takes a copy away only for a later one.
      return ((await newestCopy(placeHere(desk.store.folder)))?.name ?? '') >= id ? 'there' : ''
    case 'delivery':
      return listDeliveries(desk.store).find(({ uid }) => uid === id)?.receivedBy ?? ''
    case 'stored':
      return (await sha256Of(filePath(desk.store.folder, id))) ?? ''
    case 'handed':
      return (await sha256Of(join(besideOf(desk.store.folder).stick, id))) ?? ''
    case 'laptop':
      return laptopState(desk.store.folder, id)
    case 'file':
      return (await sha256Of(join(desk.store.folder, id))) ?? ''
    default:
      throw new Error(`nobody knows what ${of} is`)
  }
}

function editionHash(desk: Desk, number: number): string {
  const edition = readEdition(desk.store, number)
  return edition.ok ? edition.value.hash : edition.problem.message
}

export function namesOf(attachments: readonly { readonly file: string; readonly sha256: string }[]): string {
  return attachments
    .map(({ file, sha256 }) => `${file} ${sha256}`)
    .sort()
    .join('\n')
}

/** What of the lines is not so in the desk: the acknowledged and lost, a line each. */
export async function lostFrom(desk: Desk, lines: readonly Line[]): Promise<string[]> {
  const allowed = new Map<string, Set<string>>()
  for (const line of lines) {
    if (line.says === 'kept') for (const [of, is] of line.is) allowed.set(of, new Set([is]))
    if (line.says === 'begins') for (const [of, is] of line.would) allowed.get(of)?.add(is)
  }
  const lost: string[] = []
  for (const [of, either] of allowed) {
    if (of === recordOf) {
      if (![...either].some((end) => isRecorded(desk, end)))
        lost.push(`the record ends before ${[...either].join(' or ')}`)
      continue
    }
    const is = await stateOf(desk, of)
    if (!either.has(is) && !either.has(anything))
      lost.push(`${of} is ${is.slice(0, 60)}, not ${[...either].join(' or ').slice(0, 120)}`)
  }
  return lost
}

/** What no start may leave lying about: half-written files, and attachments that are not what their name says. */
export async function leftIn(desk: Desk): Promise<string[]> {
  const { incoming, exports, backups } = dataFolder(desk.store.folder)
  const half = [incoming, exports, backups]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .filter((name) => /\.part(ial)?$|-journal$/.test(name))
  const named = new Set(listApplications(desk.store).flatMap((a) => a.attachments.map(({ sha256 }) => sha256)))
  for (const sha256 of named) {
    if ((await sha256Of(filePath(desk.store.folder, sha256))) !== sha256) half.push(sha256)
  }
  return [...half, ...readdirSync(incoming).map((name) => `incoming/${name}`)]
}

/** The complete lines of an output that may have been cut anywhere. */
export function linesOf(output: string): Line[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

export function readLines(path: string): Line[] {
  return linesOf(readFileSync(path, 'utf8'))
}
