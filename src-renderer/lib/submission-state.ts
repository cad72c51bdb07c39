import { readyToPrint } from '../../src-domain/book/print-finding.ts'
import { type ScanSet, scanLacking, scanSet } from '../../src-domain/edition/scan-set.ts'
import type { CategoryId, Scheme } from '../../src-domain/schemes/scheme.ts'
import type { DeskClient } from '../../src-main/router/router.ts'
import type { Row } from './desk.ts'

type Answer<T extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>
export type Product = Answer<DeskClient['editions']['products']>[number]
export type EditionHead = Answer<DeskClient['editions']['list']>[number]
export type ScanRow = Answer<DeskClient['scans']['list']>[number]

export type Facts = {
  readonly scheme: Pick<Scheme, 'categories'>
  readonly rows: readonly Row[]
  readonly editions: readonly EditionHead[]
  readonly products: readonly Product[]
  readonly scans: readonly ScanRow[]
}

export type Book = { readonly row: Row; readonly product: Product | undefined }

/** How far the way to the city has come. Everything made or brought back is that of the current edition. */
export type SubmissionState = {
  /** In the order of the summary. */
  readonly recommended: readonly Row[]
  readonly unsettled: readonly Row[]
  readonly counts: readonly { readonly category: CategoryId; readonly title: string; readonly count: number }[]
  readonly latest: EditionHead | undefined
  /** The latest, while products and data agree. */
  readonly current: EditionHead | undefined
  readonly spreadsheet: Product | undefined
  readonly summary: Product | undefined
  readonly books: readonly Book[]
  /** Summary and all books are there. */
  readonly productsMade: boolean
  /** Those of them whose 印前检查 has something that fails. */
  readonly unfit: readonly Product[]
  readonly printJobs: readonly Product[]
  /** Of however many files; its missing sheets are among what is lacking. */
  readonly scan: ScanSet | undefined
  readonly package: Product | undefined
  /** The scan came back after the package was made. */
  readonly packageStale: boolean
  /** What the package would go without: said here, refused there. */
  readonly lacking: readonly string[]
  /** What the latest edition had and has lost by going out of date. */
  readonly lost: { readonly products: boolean; readonly scan: boolean; readonly package: boolean }
  /** 已过期, and what was moved away since. */
  readonly former: readonly Product[]
}

export function submissionState({ scheme, rows, editions, products, scans }: Facts): SubmissionState {
  const recommended = scheme.categories.flatMap(({ id }) =>
    rows.filter((r) => r.category === id && r.rank !== undefined).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
  )
  const latest = editions[0]
  const current = latest && !latest.outdated ? latest : undefined
  const isCurrent = (p: { readonly edition: number }) => p.edition === current?.number
  const isLost = (p: { readonly edition: number }) => !current && p.edition === latest?.number
  const made = products.filter((p) => isCurrent(p) && !p.missing)
  const the = (kind: Product['kind'], application?: string) =>
    made.find((p) => p.kind === kind && p.application === application)
  const [spreadsheet, summary] = [the('summary'), the('summaryPdf')]
  const books = recommended.map((row) => ({ row, product: the('book', row.id) }))
  const printed = [summary, ...books.map((b) => b.product)].flatMap((p) => p ?? [])
  const unfit = printed.filter(({ details }) => !readyToPrint(details?.findings ?? []))
  const scan = scanSet(scans.filter(isCurrent).toReversed())
  const noScan = scanLacking(scan)
  const zip = the('package')
  return {
    recommended,
    unsettled: recommended.filter((r) => r.outcomes.fail + r.outcomes.manual > 0),
    counts: scheme.categories
      .map(({ id, title }) => ({
        category: id,
        title,
        count: recommended.filter((r) => r.category === id).length,
      }))
      .filter(({ count }) => count > 0),
    latest,
    current,
    spreadsheet,
    summary,
    books,
    productsMade:
      spreadsheet !== undefined && summary !== undefined && books.length > 0 && books.every((b) => b.product),
    unfit,
    // Volumes of one job are made one after the other, and listed newest first.
    printJobs: made.filter((p) => p.kind === 'printJob').reverse(),
    scan,
    package: zip,
    packageStale: zip !== undefined && scan !== undefined && scan.at > zip.at,
    lacking: [...(noScan ? [noScan] : []), ...(unfit.length > 0 ? [`有 ${unfit.length} 份材料印前检查不通过`] : [])],
    lost: {
      products: products.some((p) => isLost(p) && p.kind !== 'package'),
      scan: scans.some(isLost),
      package: products.some((p) => isLost(p) && p.kind === 'package'),
    },
    former: products.filter((p) => !isCurrent(p) || p.missing),
  }
}
