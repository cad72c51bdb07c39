import type { Product } from '../../../db/editions.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'
import { entriesOf } from './book-source.ts'
import { makeBooks } from './make-books.ts'
import { makeSummary } from './make-summary.ts'
import type { MakeOptions } from './making.ts'

/**
 * 推荐汇总表 and all 申报书 of the current edition, in one progress that counts them. Problems: those of `makeSummary` and
 * `makeBooks`.
 */
export async function makeAll(
  desk: Desk,
  wanted: { readonly out: string; readonly anew?: boolean | undefined },
  actor: Actor,
  { progress, signal, ...options }: MakeOptions,
): Promise<Result<Product[]>> {
  const current = currentEdition(desk)
  if (!current.ok) return current
  const total = entriesOf(current.value).length + 1
  let [sheets, bound, label] = [0, 0, '推荐汇总表']
  const tell = () => progress?.({ done: sheets + bound, total, label })
  tell()
  const withoutSummary = new AbortController()
  // The workbook is written here and the books are made in threads: neither waits for the other.
  const making = makeBooks(desk, wanted, actor, {
    ...options,
    signal: AbortSignal.any([withoutSummary.signal, ...(signal ? [signal] : [])]),
    progress(step) {
      bound = step.done
      label = step.label
      tell()
    },
  })
  const written = makeSummary(desk, wanted, actor, { ...options, signal }).then((made) => {
    if (!made.ok) withoutSummary.abort()
    sheets = 1
    tell()
    return made
  })
  written.catch(() => withoutSummary.abort())
  // Neither is left at work behind the other's failure.
  await Promise.allSettled([written, making])
  const [summary, books] = [await written, await making]
  if (!summary.ok) return summary
  const { summary: sheet, summaryPdf } = summary.value
  return books.ok ? ok([sheet, summaryPdf, ...books.value]) : books
}
