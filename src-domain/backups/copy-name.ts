import { type CopyReason, isCopyReason } from './copy-reason.ts'

/** What a copy's name tells: when, by the clock of the machine it was made on, and why. */
export type NamedCopy = { readonly name: string; readonly at: Date; readonly reason: CopyReason }

/** Local time as 20230710-093000-123, since officers look for it by day. */
export function timestamp(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
  return local.toISOString().replace(/[-:Z]/g, '').replace(/[T.]/g, '-')
}

/** 20230710-093000-123-day */
export function copyName(now: Date, reason: CopyReason): string {
  return `${timestamp(now)}-${reason}`
}

const parts = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(\d{3})-([a-z]+)$/

/** Undefined for what is not the name of a copy. */
export function readCopyName(name: string): NamedCopy | undefined {
  const found = parts.exec(name)
  const reason = found?.[8] ?? ''
  if (!found || !isCopyReason(reason)) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = found.slice(1, 8).map(Number)
  return { name, at: new Date(year, month - 1, day, hour, minute, second, ms), reason }
}
