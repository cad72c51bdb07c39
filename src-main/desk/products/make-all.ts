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
  { progress, ...options }: MakeOptions,
): Promise<Result<Product[]>> {
  const current = currentEdition(desk)
  if (!current.ok) return current
  const total = entriesOf(current.value).length + 1
  let [sheets, bound, label] = [0, 0, '推荐汇总表']
  const tell = () => progress?.({ done: sheets + bound, total, label })
  tell()
  // The workbook is written here and the books are made in threads: neither waits for the other.
  const [summary, books] = await Promise.all([
    makeSummary(desk, wanted, actor, options).then((made) => {
      sheets = 1
      tell()
      return made
    }),
    makeBooks(desk, wanted, actor, {
      ...options,
      progress(step) {
        bound = step.done
        label = step.label
        tell()
      },
    }),
  ])
  if (!summary.ok) return summary
  const { summary: sheet, summaryPdf } = summary.value
  return books.ok ? ok([sheet, summaryPdf, ...books.value]) : books
}
