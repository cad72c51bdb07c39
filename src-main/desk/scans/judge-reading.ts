import { latestEdition, listEditions, readEdition } from '../../../db/editions.ts'
import { type Edition, editionMark } from '../../../src-domain/edition/edition.ts'
import { type EditionChange, editionChanges } from '../../../src-domain/edition/edition-changes.ts'
import { type JudgedScan, judgeScan, type ScanReading } from '../../../src-domain/edition/scan.ts'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { ReadableDesk } from '../desk.ts'
import { currentContent, editionState } from '../editions/current-edition.ts'

/** What a scan is refused as: the edition it does belong to, and what changed since then, row by row. */
export type RefusedScan = {
  readonly accepted: false
  readonly problem: Problem
  readonly edition?: Pick<Edition, 'number' | 'hash' | 'frozenAt'> & { readonly mark: string }
  readonly changes: readonly EditionChange[]
}

/** What a scan is fit to be kept as: the current edition's. */
export type FittingScan = JudgedScan & { readonly accepted: true }

/** Whether a scan that was read is one of the current edition. Problem: `scan-without-edition`. */
export function judgeReading(desk: ReadableDesk, reading: ScanReading): Result<FittingScan | RefusedScan> {
  const latest = latestEdition(desk.store)
  if (!latest) return failed(problem('scan-without-edition'))
  const found = judgeScan(reading, {
    scheme: desk.scheme.id,
    editions: listEditions(desk.store),
    summaryOf: (number) => summaryTable(desk.scheme.summary, editionOf(desk, number).content),
  })
  if (!found.ok) return ok({ accepted: false, problem: found.problem, changes: [] })
  const { edition } = found.value
  if (edition !== latest.number || editionState(desk)?.outdated) return ok(refusedAsFormer(desk, edition, latest))
  return ok({ accepted: true, ...found.value })
}

function editionOf(desk: ReadableDesk, number: number): Edition {
  const edition = readEdition(desk.store, number)
  if (!edition) throw new Error('an edition that was listed cannot be read')
  return edition
}

function refusedAsFormer(desk: ReadableDesk, number: number, latest: Edition): RefusedScan {
  const edition = editionOf(desk, number)
  const mark = editionMark(edition)
  const refused =
    number === latest.number
      ? problem('scan-of-outdated-edition', { mark })
      : problem('scan-of-former-edition', { mark, latest: { number: latest.number, mark: editionMark(latest) } })
  const { hash, frozenAt } = edition
  return {
    accepted: false,
    problem: refused,
    edition: { number, hash, frozenAt, mark },
    changes: editionChanges(desk.scheme, edition.content, currentContent(desk)),
  }
}
