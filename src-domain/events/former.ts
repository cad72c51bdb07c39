import type { CategoryId } from '../schemes/scheme.ts'
import { parseAddress } from '../values/address.ts'
import type { DeskEvent, EventKindName } from './event.ts'
import { eventKinds } from './kinds.ts'

/** A row as it was kept before there were payloads. */
export type FormerRow = { readonly action: string; readonly key?: string; readonly from?: string; readonly to?: string }

type Reader = {
  readonly kind: EventKindName
  /** What the kind's schema then judges. */
  readonly told: (row: Omit<FormerRow, 'action'>) => object
}

/**
 * The rows of before by their action. This is the only place where sentences of events are read back: what was kept as text then
 * stays as it is, and nothing new is kept so.
 */
const readers: Readonly<Record<string, Reader>> = {
  新建批次: {
    kind: 'batch-created',
    told: ({ to = '' }) => {
      const [district, scheme] = to.split(' ')
      return { district, scheme }
    },
  },
  修改批次: { kind: 'batch-changed', told: ({ key, from, to }) => ({ field: key, from, to }) },
  收件: {
    kind: 'application-taken-in',
    told: ({ to = '' }) => {
      const [folder, ...file] = to.split('/')
      return { folder, file: file.join('/') }
    },
  },
  新建申报: { kind: 'application-created', told: ({ to }) => ({ applicant: to }) },
  不予推荐: { kind: 'application-declined', told: ({ to }) => ({ reason: to }) },
  撤销不予推荐: { kind: 'application-reconsidered', told: ({ from }) => ({ reason: from }) },
  更正: { kind: 'value-corrected', told: ({ key, from, to }) => ({ address: addressOf(key), from, to }) },
  确认: { kind: 'value-confirmed', told: ({ key, to }) => ({ address: addressOf(key), value: to }) },
  恢复: { kind: 'value-restored', told: ({ key, from, to }) => ({ address: addressOf(key), from, to }) },
  修改正文: { kind: 'outline-changed', told: ({ key, from, to }) => ({ heading: key, from, to }) },
  补交附件: { kind: 'attachment-added', told: ({ to }) => ({ file: to }) },
  移除附件: { kind: 'attachment-removed', told: ({ from }) => ({ file: from }) },
  归类附件: {
    kind: 'attachment-placed',
    told: ({ key, from, to }) => ({ file: key, from: slotOf(from), to: slotOf(to) }),
  },
  人工认定: {
    kind: 'finding-ruled',
    told: ({ key, from, to = '' }) => {
      const [outcome, ...reason] = to.split('：')
      return { check: key, from, outcome, reason: reason.join('：') }
    },
  },
  推荐: { kind: 'application-recommended', told: ({ to }) => ({ rank: Number(to) }) },
  撤销推荐: { kind: 'recommendation-withdrawn', told: ({ from }) => ({ rank: Number(from) }) },
  // There was one notice, with these categories.
  '排序（示范企业）': ordered('enterprise'),
  '排序（示范平台）': ordered('platform'),
  '排序（示范区）': ordered('district'),
  定稿: {
    kind: 'edition-frozen',
    told: ({ to = '' }) => {
      const [, number, hash] = /^第 (\d+) 版 ([0-9a-f]{64})$/.exec(to) ?? []
      return { number: Number(number), hash }
    },
  },
  导出: { kind: 'product-made', told: ({ to }) => ({ path: to }) },
  补正通知: { kind: 'letter-made', told: ({ to }) => ({ letter: 'correction', byDate: to }) },
  盖章扫描件: {
    kind: 'scan-accepted',
    told: ({ to = '' }) => {
      const [, edition, pages] = /^定稿第 (\d+) 版，(\d+) 页$/.exec(to) ?? []
      return { edition: Number(edition), pages: Number(pages) }
    },
  },
}

/** The event a row of before tells, or, where that cannot be told, the row as it stands. */
export function formerEvent({ action, ...row }: FormerRow): DeskEvent {
  const reader = readers[action]
  const kind = eventKinds.find((k) => k.kind === reader?.kind)
  const event = kind?.told.safeParse({ kind: kind.kind, ...(reader && given(reader.told(row))) })
  return event?.success ? event.data : { kind: 'former', action, ...row }
}

/** The actions that rows of before have where events of these kinds are meant. */
export function formerActions(kinds: readonly EventKindName[]): string[] {
  return Object.entries(readers).flatMap(([action, { kind }]) => (kinds.includes(kind) ? action : []))
}

/** Without what the row did not hold. */
function given(told: object): object {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
}

function addressOf(key = ''): object | undefined {
  return parseAddress(key)
}

/** Slots were kept by their title: 审计报告（2022 年）. */
function slotOf(text = ''): object {
  const [, title, year] = /^(.*)（(\d{4}) 年）$/s.exec(text) ?? []
  return title === undefined ? { slot: text } : { slot: title, year: Number(year) }
}

/** A001、A002 before; after it the reason, where one was given. */
function ordered(category: CategoryId): Reader {
  const ids = (text: string) => text.split('、')
  return {
    kind: 'ranking-changed',
    told: ({ from = '', to = '' }) => {
      const [order = '', ...reason] = to.split('，理由：')
      return {
        category,
        from: ids(from),
        to: ids(order),
        reason: reason.length > 0 ? reason.join('，理由：') : undefined,
      }
    },
  }
}
