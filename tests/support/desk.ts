import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { insertApplication } from '../../db/applications.ts'
import { readRanking } from '../../db/rankings.ts'
import { transaction } from '../../db/store.ts'
import type { Application } from '../../src-domain/batch/application.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import type { CategoryId } from '../../src-domain/schemes/scheme.ts'
import type { Actor } from '../../src-main/desk/actor.ts'
import { closeDesk, createDesk, type Desk } from '../../src-main/desk/desk.ts'
import { rule } from '../../src-main/desk/findings/rule.ts'
import type { NoticePackage } from '../../src-main/notices/notice-package.ts'
import { batch } from './application.ts'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A fresh batch of 徐汇区 with these applications in it, in their order: A01, A02 … */
export function newDesk(...applications: readonly Application[]): Desk {
  return newDeskBy(undefined, ...applications)
}

/** The same by another notice than the fifth batch's. */
export function newDeskBy(notice: NoticePackage | undefined, ...applications: readonly Application[]): Desk {
  const desk = deskIn(join(temporaryFolder(), 'data'), notice, ...applications)
  onTestFinished(() => closeDesk(desk))
  return desk
}

/** The same in a folder of the caller's, for as long as the caller wants. */
export function deskIn(
  folder: string,
  notice: NoticePackage | undefined,
  ...applications: readonly Application[]
): Desk {
  const desk = must(createDesk(folder, batch, notice))
  transaction(desk.store, (writing) => {
    for (const { attachments, ...application } of applications) {
      insertApplication(writing, {
        ...application,
        attachments: attachments.map(({ id: _, uid: _uid, ...attachment }) => attachment),
        createdAt: '2023-07-20T08:00:00.000Z',
      })
    }
    return ok(undefined)
  })
  return desk
}

/** Who acts in tests: an officer, and the batch's 填报人. */
export const officer: Actor = { name: '样例经办人' }
export const preparer: Actor = { name: batch.preparer }

/** The order a category has now: what an officer who has just looked bases another one on. */
export function orderOf(desk: Desk, category: CategoryId): string[] {
  return readRanking(desk.store, category)
}

/** Rules 通过 on what no file can prove, so that a flawless application becomes eligible. */
export function attest(desk: Desk, ...ids: readonly string[]): void {
  for (const application of ids) {
    for (const check of ['noAccident', 'noViolation'])
      must(rule(desk, { application, check, outcome: 'pass', reason: '已核实' }, officer))
  }
}

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.problem.code}: ${result.problem.message}`)
}

/** The code and message of a refusal; a success is one too many. */
export function problemOf(result: Result<unknown>): { code: string; message: string } {
  if (!result.ok) return result.problem
  throw new Error('expected a problem')
}
