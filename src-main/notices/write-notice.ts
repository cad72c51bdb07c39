import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import type { NoticeFiles } from './notice-package.ts'

/** The same package is the same ZIP, whenever it is written. */
const time = new Date(2023, 0, 1)

/** A package (方案包) as a ZIP. */
export function noticeZip(files: NoticeFiles): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    zip.addBuffer(Buffer.from(bytes), file, { mtime: time, forceDosTimestamp: true, mode: 0o100644 })
  }
  zip.end()
  return buffer(zip.outputStream)
}
