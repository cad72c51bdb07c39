import { createHash } from 'node:crypto'
import { readBatch } from '../../../db/batch.ts'
import type { SetAside } from '../../../src-domain/batch/application.ts'
import type { Status } from '../../../src-domain/checks/status.ts'
import { given } from '../../../src-domain/given.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { batchOverview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'

/** Whom a meeting decides on. */
export type MeetingCandidate = {
  readonly id: string
  readonly name: string
  /** Among the recommended, from 1. */
  readonly rank?: number
  /** Why it is not, though eligible. */
  readonly passedOver?: SetAside
}

/** All that are eligible in a category, in the order they came in: a sheet is not to suggest one. */
export function candidatesOf(desk: Desk, category: CategoryId): MeetingCandidate[] {
  return batchOverview(desk)
    .filter(({ row }) => row.category === category && isCandidate(row.status))
    .map(({ row: { id, name, rank, passedOver } }) => ({
      ...{ id, name },
      ...given({ rank, passedOver: rank === undefined ? passedOver : undefined }),
    }))
}

export function isCandidate(status: Status): boolean {
  return status === 'eligible' || status === 'recommended'
}

/** Tells a list of candidates from every other: SHA-256, hex. */
export function listHash(candidates: readonly Pick<MeetingCandidate, 'id' | 'name'>[]): string {
  return createHash('sha256')
    .update(JSON.stringify(candidates.map(({ id, name }) => [id, name])))
    .digest('hex')
}

/** Tells this desk from every other on a sheet. */
export function deskMark(desk: Desk): string {
  return readBatch(desk.store)?.deskId.slice(0, 8) ?? ''
}
