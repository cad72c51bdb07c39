import { join } from 'node:path'
import type { Product } from '../../../db/editions.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { emptyCells } from '../../../src-domain/edition/empty-cells.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { cellsFilled } from '../../documents/checking/summary/cells-filled.ts'
import { findFaces } from '../../documents/typesetting/find-faces.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'
import { unchangedProduct } from './list-products.ts'
import { type MakeOptions, outFolder } from './making.ts'
import { productName } from './product-names.ts'
import { recordProducts } from './record-products.ts'
import { writeSummary, writeSummaryPdf } from './write-summary.ts'

export type MadeSummary = { readonly edition: Edition; readonly summary: Product; readonly summaryPdf: Product }

/**
 * 推荐汇总表: the current edition's summary as XLSX and as the PDF to be stamped, in a folder. Problems: `no-edition`,
 * `edition-outdated`, `out-unusable`, what the workers or the disk refuse.
 */
export async function makeSummary(
  desk: Desk,
  { out }: { readonly out: string },
  actor: Actor,
  { workers, fontFolders }: MakeOptions,
): Promise<Result<MadeSummary>> {
  const current = currentEdition(desk)
  if (!current.ok) return current
  const edition = current.value
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const products = await writtenSummary(desk, edition, folder.value, { workers, fontFolders })
  if (!products.ok) return products
  const recorded = recordProducts(desk, { edition, products: products.value }, actor)
  if (!recorded.ok) return recorded
  const [summary, summaryPdf] = recorded.value
  if (!summary || !summaryPdf) throw new Error('two products were recorded')
  return ok({ edition, summary, summaryPdf })
}

/** Its two files, written by the desk's scheme and not yet recorded. */
export async function writtenSummary(
  desk: Desk,
  edition: Edition,
  folder: string,
  { workers, fontFolders }: MakeOptions,
): Promise<Result<readonly Omit<Product, 'at'>[]>> {
  const path = join(folder, productName(desk, edition, '推荐汇总表'))
  const { scheme } = desk
  const filled = cellsFilled(emptyCells(scheme.summary, edition.content))
  const sheet = await writeSummary(`${path}.xlsx`, { summary: scheme.summary, edition })
  if (!sheet.ok) return sheet
  const faces = await findFaces(scheme.print, fontFolders)
  const pdf = await writeSummaryPdf(`${path}.pdf`, { scheme, edition, workers, faces })
  if (!pdf.ok) return pdf
  const { pages, findings, ...file } = pdf.value
  const used = [faces.body, ...faces.headings].map(({ asked, name, asAsked }) => ({ asked, name, asAsked }))
  return ok([
    { kind: 'summary', path: `${path}.xlsx`, ...sheet.value, details: { findings: [filled] } },
    {
      kind: 'summaryPdf',
      path: `${path}.pdf`,
      ...file,
      details: { pages, findings: [filled, ...findings], faces: used },
    },
  ])
}

/** The same, but of files that are still as they were made none is made again. */
export async function keptSummary(
  desk: Desk,
  input: { readonly out: string },
  actor: Actor,
  options: MakeOptions,
): Promise<Result<MadeSummary>> {
  const current = currentEdition(desk)
  if (!current.ok) return current
  const edition = current.value
  const summary = await unchangedProduct(desk, edition, 'summary')
  const summaryPdf = await unchangedProduct(desk, edition, 'summaryPdf')
  return summary && summaryPdf ? ok({ edition, summary, summaryPdf }) : makeSummary(desk, input, actor, options)
}
