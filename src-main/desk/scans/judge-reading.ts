import { type EditionHead, listEditions, readEdition } from '../../../db/editions.ts'
import { type Edition, editionMark, isJoined } from '../../../src-domain/edition/edition.ts'
import { type EditionChange, editionChanges } from '../../../src-domain/edition/edition-changes.ts'
import { type JudgedScan, judgeScan, type ScanReading } from '../../../src-domain/edition/scan.ts'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { ReadableDesk } from '../desk.ts'
import { currentContent, schemeOf, standingEdition } from '../editions/current-edition.ts'

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
  const standing = standingEdition(desk)
  if (!standing) return failed(problem('scan-without-edition'))
  const found = judgeScan(reading, {
    scheme: desk.scheme.id,
    editions: listEditions(desk.store),
    summaryOf: (number) => {
      const edition = readEdition(desk.store, number)
      if (!edition.ok) return edition
      const scheme = schemeOf(desk, edition.value)
      return scheme.ok ? ok(summaryTable(scheme.value.summary, edition.value.content)) : scheme
    },
  })
  if (!found.ok) return ok({ accepted: false, problem: found.problem, changes: [] })
  const { edition } = found.value
  const { head, outdated } = standing
  if (edition !== head.number || outdated) return ok(refusedAsFormer(desk, edition, head))
  return ok({ accepted: true, ...found.value })
}

function refusedAsFormer(desk: ReadableDesk, number: number, latest: EditionHead): RefusedScan {
  const read = readEdition(desk.store, number)
  if (!read.ok) return { accepted: false, problem: read.problem, changes: [] }
  const { hash, frozenAt, content } = read.value
  const then = schemeOf(desk, read.value)
  const mark = editionMark(read.value)
  const refused =
    number === latest.number
      ? problem('scan-of-outdated-edition', { mark })
      : problem('scan-of-former-edition', {
          mark,
          latest: { mark: editionMark(latest), newer: latest.number > number },
        })
  return {
    accepted: false,
    problem: refused,
    edition: { number, hash, frozenAt, mark },
    changes: editionChanges(
      { scheme: then.ok ? then.value : desk.scheme, content, joined: isJoined(read.value) },
      { scheme: desk.scheme, content: currentContent(desk) },
    ),
  }
}
