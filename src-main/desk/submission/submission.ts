import { readyToPrint } from '../../../src-domain/book/print-finding.ts'
import { type ScanSet, scanLacking, scanSet } from '../../../src-domain/edition/scan-set.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { QuotaUse } from '../../../src-domain/ranking/quotas.ts'
import type { CategoryId, Scheme } from '../../../src-domain/schemes/scheme.ts'
import { actTitles, type SignOff, type Stage } from '../../../src-domain/sign-off/sign-off.ts'
import type { ApplicationRow } from '../applications/row.ts'
import { batchOverview } from '../batch/batch-overview.ts'
import { type DeliveryState, deliveryState } from '../delivery/delivery-state.ts'
import type { Desk } from '../desk.ts'
import { type EditionHead, listEditions } from '../editions/list-editions.ts'
import { signOffNow } from '../limits.ts'
import { listProducts, type ProductRow } from '../products/list-products.ts'
import { tooMany } from '../quotas/within-quotas.ts'
import { listScans, type ScanRow } from '../scans/list-scans.ts'
import { type SummaryLacks, summaryLacks } from './summary-lacks.ts'

/** How far the way to the city has come. Everything made or brought back is that of the current edition. */
export type Submission = {
  /** In the order of the summary. */
  readonly recommended: readonly ApplicationRow[]
  /** Of these, the ones with open findings, which cannot be frozen. */
  readonly unsettled: readonly ApplicationRow[]
  /** Of the categories that have any, in the scheme's order. */
  readonly counts: readonly { readonly category: CategoryId; readonly title: string; readonly count: number }[]
  /** The edition the desk stands by. */
  readonly latest: EditionHead | undefined
  /** The same, while paper and data agree. */
  readonly current: EditionHead | undefined
  readonly sheet: ProductRow | undefined
  readonly summary: ProductRow | undefined
  readonly books: readonly { readonly row: ApplicationRow; readonly product: ProductRow | undefined }[]
  /** Both summaries and all books are there. */
  readonly allMade: boolean
  /** Products whose 印前检查 has something that fails. */
  readonly unfit: readonly ProductRow[]
  readonly printJobs: readonly ProductRow[]
  readonly covers: ProductRow | undefined
  /** Of however many files; its missing sheets are among what is lacking. */
  readonly scan: ScanSet | undefined
  readonly package: ProductRow | undefined
  /** The scan came back after the package was made. */
  readonly packageStale: boolean
  /** The package encrypted and divided for a mailbox, its parts in their order. */
  readonly mailParts: readonly ProductRow[]
  readonly delivery: DeliveryState
  /** What the package would go without: said here, refused there. */
  readonly lacking: readonly string[]
  /** What the latest edition had and has lost by going out of date. */
  readonly lost: { readonly products: boolean; readonly scan: boolean; readonly package: boolean }
  /** Books of the current edition are there, but put together otherwise than the batch now wants. */
  readonly reassembled: boolean
  /** 已过期 or 按原成册方式, and what was moved away since. */
  readonly former: readonly ProductRow[]
  /** 会签, where the batch may ask for it. */
  readonly signOff: SignOff | undefined
  /** The one thing that is to be done next, or what is wrong; undefined before anything is recommended and once all is delivered. */
  readonly next: NextStep | undefined
}

export type NextStep = {
  readonly id:
    | 'sign-off'
    | 'freeze'
    | 'freeze-again'
    | 'make'
    | 'unfit'
    | 'scan'
    | 'package'
    | 'package-again'
    | 'deliver'
  readonly text: string
  readonly detail: string
}

/** What the state is computed from. */
export type SubmissionFacts = {
  readonly scheme: Pick<Scheme, 'categories'>
  readonly rows: readonly ApplicationRow[]
  /** These and the following newest first. */
  readonly editions: readonly EditionHead[]
  readonly products: readonly ProductRow[]
  readonly scans: readonly ScanRow[]
  readonly delivery: DeliveryState
  readonly signOff?: SignOff
}

/** The state of the submission as screen, command line and overview show it. */
export function submission(desk: Desk): Submission & SummaryLacks & { readonly tooMany: readonly QuotaUse[] } {
  const rows = batchOverview(desk).map(({ row }) => row)
  const state = submissionOf({
    scheme: desk.scheme,
    rows,
    editions: listEditions(desk),
    products: listProducts(desk),
    scans: listScans(desk),
    delivery: deliveryState(desk),
    signOff: signOffNow(desk.store),
  })
  return { ...state, ...summaryLacks(desk, rows), tooMany: tooMany(desk) }
}

export function submissionOf({
  scheme,
  rows,
  editions,
  products,
  scans,
  delivery,
  signOff,
}: SubmissionFacts): Submission {
  const recommended = scheme.categories.flatMap(({ id }) =>
    rows.filter((r) => r.category === id && r.rank !== undefined).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
  )
  const latest = editions.find(({ standing }) => standing)
  const current = latest && !latest.outdated ? latest : undefined
  const isCurrent = (p: { readonly edition: number; readonly formerAssembly?: boolean }) =>
    p.edition === current?.number && !p.formerAssembly
  const isLost = (p: { readonly edition: number }) => !current && p.edition === latest?.number
  const made = products.filter((p) => isCurrent(p) && !p.missing)
  const the = (kind: ProductRow['kind'], application?: string) =>
    made.find((p) => p.kind === kind && p.application === application)
  const [sheet, summary, zip] = [the('summary'), the('summaryPdf'), the('package')]
  const books = recommended.map((row) => ({ row, product: the('book', row.id) }))
  const toPrint = [summary, ...books.map((b) => b.product)].flatMap((p) => p ?? [])
  const unfit = toPrint.filter(({ details }) => !readyToPrint(details?.findings ?? []))
  const scan = scanSet(scans.filter(isCurrent).toReversed())
  const noScan = scanLacking(scan)
  const state: Omit<Submission, 'next'> = {
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
    sheet,
    summary,
    books,
    allMade: sheet !== undefined && summary !== undefined && books.length > 0 && books.every((b) => b.product),
    unfit,
    // Volumes of one job are made one after the other, and listed newest first.
    printJobs: made.filter((p) => p.kind === 'printJob').reverse(),
    covers: the('covers'),
    scan,
    package: zip,
    mailParts: made.filter((p) => p.kind === 'mailPart' && zip && p.at > zip.at).reverse(),
    delivery,
    signOff,
    packageStale: zip !== undefined && scan !== undefined && scan.at > zip.at,
    lacking: [...(noScan ? [noScan] : []), ...(unfit.length > 0 ? [`有 ${unfit.length} 份材料印前检查不通过`] : [])],
    lost: {
      products: products.some((p) => isLost(p) && p.kind !== 'package'),
      scan: scans.some(isLost),
      package: products.some((p) => isLost(p) && p.kind === 'package'),
    },
    former: products.filter((p) => !isCurrent(p) || p.missing),
    reassembled: products.some((p) => p.edition === current?.number && p.formerAssembly),
  }
  return { ...state, next: signOffFirst(nextStep(state), state) }
}

/** What can be frozen is signed off first, where the batch asks for that. */
function signOffFirst(next: NextStep | undefined, { signOff, latest }: Omit<Submission, 'next'>): NextStep | undefined {
  const isFreezing = next?.id === 'freeze' || (next?.id === 'freeze-again' && !latest?.altered)
  if (!isFreezing || !signOff?.required || signOff.stage === 'consented') return next
  const { stage, last } = signOff
  const done = last ? `${last.by}${actTitles[last.act]}${last.reason ? `：${last.reason}` : ''}` : next.detail
  return { id: 'sign-off', text: waitingFor[stage], detail: done }
}

const waitingFor: Readonly<Record<Exclude<Stage, 'consented'>, string>> = {
  draft: '提交复核',
  submitted: '待复核',
  passed: '待负责人同意',
}

function nextStep(state: Omit<Submission, 'next'>): NextStep | undefined {
  const {
    recommended,
    latest,
    current,
    allMade,
    reassembled,
    unfit,
    scan,
    package: zip,
    packageStale,
    delivery,
  } = state
  if (recommended.length === 0 && !latest) return undefined
  if (!latest) return { id: 'freeze', text: '还没有定稿', detail: `已推荐 ${recommended.length} 件，排好后定稿` }
  if (latest.altered) {
    const { message } = problem('edition-altered', { mark: latest.mark })
    return { id: 'freeze-again', text: '定稿内容与校验码不符', detail: message }
  }
  if (!current) {
    const detail = `${latest.mark} 之后数据有改动，请重新定稿，再生成申报书和汇总表${formerText(delivery, '；')}`
    return { id: 'freeze-again', text: '数据与定稿不一致', detail }
  }
  if (!allMade && reassembled) {
    return { id: 'make', text: '按新的成册方式生成申报书', detail: `${current.mark} 不变，汇总表和扫描件仍有效` }
  }
  if (!allMade) return { id: 'make', text: '生成申报书和汇总表', detail: current.mark }
  if (unfit.length > 0) {
    const text = `${unfit.length} 份材料印前检查不通过`
    return { id: 'unfit', text, detail: '改正后重新定稿，再生成' }
  }
  if (packageStale) return { id: 'package-again', text: '重新生成报送包', detail: '扫描件是在报送包之后收回的' }
  if (zip) return toDeliver(delivery, current)
  if (scan && scan.missing.length > 0)
    return { id: 'scan', text: '收回扫描件的其余各页', detail: scanLacking(scan) ?? '' }
  if (scan?.unsealed) return { id: 'scan', text: '对照确认扫描件上的印章', detail: '没有看出印章，请打开对照查看' }
  return scan
    ? { id: 'package', text: '生成报送包', detail: `盖章扫描件已收回，${current.mark}` }
    : { id: 'scan', text: '打印汇总表盖章，收回扫描件', detail: '扫描件与定稿一致后即可生成报送包' }
}

/** What is still to go to the city of an edition whose package is made. */
function toDeliver(delivery: DeliveryState, { mark }: EditionHead): NextStep | undefined {
  const { items, carried } = delivery
  const owed = items.filter(({ delivered }) => !delivered)
  if (owed.length === 0) return undefined
  const detail =
    owed.length < items.length
      ? `还有 ${owed.length} 项没有送达：${owed[0]?.title}${owed.length > 1 ? '等' : ''}`
      : carried.length > 0
        ? '报送包已拷好，送到后收回回执，登记送达'
        : '拷到 U 盘或发送电子邮件，收回回执后登记送达'
  return { id: 'deliver', text: `送达${mark}`, detail: `${detail}${formerText(delivery, '；')}` }
}

/** That the city has another edition than this desk. */
function formerText({ former }: Pick<DeliveryState, 'former'>, before: string): string {
  return former ? `${before}已送达的是${former.called}` : ''
}
