import { readApplication } from '../../../db/applications.ts'
import { readMeeting } from '../../../db/meeting.ts'
import type { Member } from '../../../src-domain/meeting/meeting.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ReadBallot } from '../../documents/making/ballots/read-ballot.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { candidatesOf, deskMark, listHash } from './candidates.ts'
import { keepBallot } from './change-ballot.ts'

/** A file somebody filled in, and where it lies. */
export type SheetFile = { readonly file: string; readonly path: string }

export type SheetsRead = {
  readonly read: readonly {
    readonly file: string
    readonly category: CategoryId
    readonly member: Member
    /** What an officer should know of it, in Chinese. */
    readonly remarks: readonly string[]
  }[]
  readonly refused: readonly { readonly file: string; readonly message: string }[]
}

type ToKeep = { readonly file: string; readonly member: Member; readonly ballot: ReadBallot }

/** Reads members' sheets back: each takes the place of what the member's sheet said before; one that is none of ours is left. */
export async function readSheets(
  desk: Desk,
  { files }: { readonly files: readonly SheetFile[] },
  actor: Actor,
  { workers }: { readonly workers: Pick<Workers, 'read'> },
): Promise<Result<SheetsRead & Kept>> {
  const categories = desk.scheme.categories.map(({ id }) => id)
  const refused: SheetsRead['refused'][number][] = []
  const toKeep: ToKeep[] = []
  for (const { file, path } of files) {
    const ballot = await workers.read.ballot({ path, file, categories })
    const found = ballot.ok ? ofMember(desk, file, ballot.value) : ballot
    if (found.ok) toKeep.push(found.value)
    else refused.push({ file, message: found.problem.message })
  }
  const lists = new Map(categories.map((id) => [id, listHash(candidatesOf(desk, id))]))
  const kept = change(desk, actor, (tx) => {
    for (const { file, ballot, member } of toKeep) {
      const { category } = ballot.code
      const places = ballot.places.filter(({ application: id }) => readApplication(tx.store, id)?.category === category)
      const done = keepBallot(tx, { category, member: member.number }, { places, file })
      if (!done.ok) return done
    }
    return ok({})
  })
  if (!kept.ok) return kept
  const read = toKeep.map(({ file, member, ballot: { code, odd } }) => ({
    ...{ file, member, category: code.category },
    remarks: [
      ...odd.map(({ application, text }) => `${application} 的名次“${text}”不是数，没有读入`),
      ...(lists.get(code.category)?.startsWith(code.list) ? [] : ['发表之后名单有变']),
    ],
  }))
  return ok({ read, refused, ...kept.value })
}

/** Problems: `sheet-elsewhere`, `member-unknown`. */
function ofMember(desk: Desk, file: string, ballot: ReadBallot): Result<ToKeep> {
  if (ballot.code.desk !== deskMark(desk)) return failed(problem('sheet-elsewhere', { file }))
  const member = readMeeting(desk.store).members.find(({ number }) => number === ballot.code.member)
  return member ? ok({ file, member, ballot }) : failed(problem('member-unknown', { member: ballot.code.member }))
}
