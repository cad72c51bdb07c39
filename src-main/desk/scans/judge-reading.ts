import { latestEdition, listEditions, listProducts, readEdition } from '../../../db/editions.ts'
import { type Edition, editionMark } from '../../../src-domain/edition/edition.ts'
import { type EditionChange, editionChanges } from '../../../src-domain/edition/edition-changes.ts'
import { type JudgedScan, judgeScan, type ScanReading } from '../../../src-domain/edition/scan.ts'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import { failed, ok, type Problem, type Result } from '../../../src-domain/result.ts'
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

export type ReadScan = {
  readonly reading: ScanReading
  /** Of the files it was read from, in the order of their pages. */
  readonly hashes: readonly string[]
}

/** Whether a scan that was read is one of the current edition. Problem: `no-edition`. */
export function judgeReading(desk: ReadableDesk, { reading, hashes }: ReadScan): Result<FittingScan | RefusedScan> {
  const latest = latestEdition(desk.store)
  if (!latest)
    return failed({ code: 'no-edition', message: '还没有定稿，没有收取扫描件。请先定稿并打印推荐汇总表盖章。' })
  const found = judgeScan(reading, {
    scheme: desk.scheme.id,
    editions: listEditions(desk.store),
    summaryOf: (number) => summaryTable(desk.scheme.summary, editionOf(desk, number).content),
  })
  if (!found.ok) return ok({ accepted: false, problem: found.problem, changes: [] })
  if (isOurOwn(desk, hashes)) return ok({ accepted: false, problem: notStamped, changes: [] })
  const { edition } = found.value
  if (edition !== latest.number || editionState(desk)?.outdated) return ok(refusedAsFormer(desk, edition, latest))
  return ok({ accepted: true, ...found.value })
}

const notStamped: Problem = {
  code: 'scan-not-stamped',
  message: '这是本程序生成的推荐汇总表本身，还没有盖章，没有收取。请打印盖章后扫描，或办理电子签章后再收。',
}

/** The very file that was made to be stamped. */
function isOurOwn(desk: ReadableDesk, hashes: readonly string[]): boolean {
  const own = new Set(listProducts(desk.store).map((product) => product.sha256))
  return hashes.some((sha256) => own.has(sha256))
}

function editionOf(desk: ReadableDesk, number: number): Edition {
  const edition = readEdition(desk.store, number)
  if (!edition) throw new Error('an edition that was listed cannot be read')
  return edition
}

function refusedAsFormer(desk: ReadableDesk, number: number, latest: Edition): RefusedScan {
  const edition = editionOf(desk, number)
  const mark = editionMark(edition)
  const message =
    number === latest.number
      ? `扫描件是${mark}，但定稿之后数据有改动，没有收取。请重新定稿，打印新的推荐汇总表重新盖章。`
      : `扫描件是${mark}，现在已是第 ${latest.number} 版，没有收取。请打印${editionMark(latest)}的推荐汇总表重新盖章。`
  const { hash, frozenAt } = edition
  return {
    accepted: false,
    problem: { code: 'scan-of-former-edition', message },
    edition: { number, hash, frozenAt, mark },
    changes: editionChanges(desk.scheme, edition.content, currentContent(desk)),
  }
}
