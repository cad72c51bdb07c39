import { type NoticeFiles, reopenNoticePackage } from '../../notices/notice-package.ts'
import type { ReadableDesk } from '../desk.ts'
import { noticeFiles } from './current-notice.ts'

/** The files of the batch's own package, where those that were given are a correction of it. */
export async function correctedFiles(
  desk: ReadableDesk | undefined,
  given: NoticeFiles,
): Promise<NoticeFiles | undefined> {
  const made = reopenNoticePackage(given)
  if (!desk || !('notice' in made)) return undefined
  const { id, year } = made.notice.scheme
  if (id !== desk.scheme.id || year !== desk.scheme.year) return undefined
  const own = await noticeFiles(desk)
  return own.ok ? own.value : undefined
}
