import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Product } from '../../../db/editions.ts'
import { readyToPrint } from '../../../src-domain/book/print-finding.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { type PackageFile, packageLayout } from '../../../src-domain/edition/package-layout.ts'
import { type ScanSet, scanLacking } from '../../../src-domain/edition/scan-set.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { fileStream } from '../../files/file-store.ts'
import { writePackage } from '../../package/write-package.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { scanOfEdition } from '../scans/list-scans.ts'
import { applicationFiles } from './application-files.ts'
import { makeBooks } from './make-books.ts'
import { keptSummary } from './make-summary.ts'
import { type MakeOptions, outFolder } from './making.ts'
import { productName } from './product-names.ts'
import { recordProducts } from './record-products.ts'

export type PackageWanted = {
  readonly out: string
  /** Why the package goes without the stamped scan, or with a book that is not fit for print; noted in its manifest. */
  readonly reason?: string | undefined
}

export type FinishedPackage = {
  readonly edition: Edition
  readonly summary: Product
  readonly summaryPdf: Product
  readonly books: readonly Product[]
  readonly package: Product
}

/**
 * Finishes the package (报送包) of the current edition in a folder, with the summary and the books that are in it.
 * Problems: `no-edition`, `edition-outdated`, `package-lacking` (without a reason), `out-unusable`, what making the
 * products or writing the package refuses.
 */
export async function finishPackage(
  desk: Desk,
  { out, reason = '' }: PackageWanted,
  actor: Actor,
  options: MakeOptions,
): Promise<Result<FinishedPackage>> {
  const { progress, signal } = options
  const made = await keptSummary(desk, { out }, actor, options)
  if (!made.ok) return made
  const { edition, summary, summaryPdf } = made.value
  const books = await makeBooks(desk, { out }, actor, options)
  if (!books.ok) return books
  // A scan that comes back while the package is being written is later than it.
  const asOf = new Date().toISOString()
  const scan = scanOfEdition(desk, edition.number)
  const what = lackingOf([summaryPdf, ...books.value], edition, scan)
  const lacking = what.length > 0 ? { what, reason: reason.trim() } : undefined
  if (lacking?.reason === '') {
    return failed(problem('package-lacking', { what }))
  }
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const path = join(folder.value, `${productName(desk, edition, '报送包')}.zip`)
  const pathOf = new Map([summary, summaryPdf, ...books.value].map((p) => [p.sha256, p.path]))
  const data = applicationFiles(desk, edition)
  const written = await writePackage({
    path,
    notice: desk.scheme,
    edition,
    layout: packageLayout(desk.scheme, edition, {
      summary,
      summaryPdf,
      scan: scan?.files ?? [],
      books: new Map(books.value.map((book) => [book.application ?? '', book])),
      data,
    }),
    lacking,
    open: ({ role, sha256, application = '' }) =>
      role === 'data'
        ? Readable.from([data.get(application)?.bytes ?? ''])
        : isMade(role)
          ? createReadStream(pathOf.get(sha256) ?? '')
          : fileStream(desk.store.folder, sha256),
    progress: ({ step, done, total }) =>
      progress?.({ done, total, label: step === 'write' ? '写入报送包' : '读回核对报送包' }),
    signal,
  })
  if (!written.ok) return written
  const { size, sha256 } = written.value
  const details = given({ lacking, assembly: books.value[0]?.details?.assembly })
  const products = [{ kind: 'package', path, size, sha256, details }] as const
  const recorded = recordProducts(desk, { edition, products, asOf }, actor)
  if (!recorded.ok) return recorded
  const [zip] = recorded.value
  if (!zip) throw new Error('one product was recorded')
  return ok({ edition, summary, summaryPdf, books: books.value, package: zip })
}

function isMade(role: PackageFile['role']): boolean {
  return role === 'summary' || role === 'summaryPdf' || role === 'book'
}

function lackingOf(products: readonly Product[], { content }: Edition, scan: ScanSet | undefined): string[] {
  const entries = content.sections.flatMap((s) => s.entries)
  const noScan = scanLacking(scan)
  return [
    ...(noScan ? [noScan] : []),
    ...products
      .filter(({ details }) => !readyToPrint(details?.findings ?? []))
      .map(({ application }) => {
        const name = entries.find((e) => e.application === application)?.name
        return name ? `“${name}”（${application}）的申报书印前检查不通过` : '推荐汇总表印前检查不通过'
      }),
  ]
}
