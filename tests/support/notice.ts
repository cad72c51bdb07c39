import { builtInNotice } from '../../src-main/notices/built-in.ts'
import { type NoticeFiles, type NoticePackage, openNoticePackage } from '../../src-main/notices/notice-package.ts'
import { must } from './desk.ts'

/** The fifth batch's package. */
export const notice: NoticePackage = must(builtInNotice('shanghai-2023-batch5'))

/** Its scheme as its author writes it. */
export type SchemeJson = ReturnType<typeof schemeJson>

function schemeJson() {
  // biome-ignore lint/suspicious/noExplicitAny: what a test changes in it is often not of the grammar
  return JSON.parse(Buffer.from(notice.files.get('scheme.json') ?? []).toString('utf8')) as any
}

/** The files of the fifth batch's package with its scheme changed, and with others beside it or instead. */
export function changedFiles(change: (scheme: SchemeJson) => void, more: Record<string, string> = {}): NoticeFiles {
  const scheme = schemeJson()
  change(scheme)
  const files = new Map(notice.files)
  for (const [file, text] of Object.entries({ 'scheme.json': JSON.stringify(scheme), ...more })) {
    files.set(file, Buffer.from(text))
  }
  return files
}

export function changedNotice(change: (scheme: SchemeJson) => void): NoticePackage {
  return must(openNoticePackage(changedFiles(change)))
}
