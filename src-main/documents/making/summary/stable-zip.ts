import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import yazl from 'yazl'

/**
 * The same files in a ZIP with every entry dated `time`, so that equal content is equal bytes. (The XLSX writer dates
 * entries by the clock and offers no other way.) Folder entries, which no XLSX needs, are left out.
 */
export async function stableZip(zip: Buffer, time: Date): Promise<Buffer> {
  const source = await yauzl.fromBufferPromise(zip)
  const target = new yazl.ZipFile()
  for await (const entry of source.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    const content = await buffer(await source.openReadStreamPromise(entry))
    target.addBuffer(content, entry.fileName, { mtime: chinaClock(time), forceDosTimestamp: true })
  }
  target.end()
  return buffer(target.outputStream)
}

/** ZIP stores clock time without a zone: a date whose local fields show China's clock, wherever the machine stands. */
function chinaClock(time: Date): Date {
  const china = new Date(time.getTime() + 8 * 3600_000)
  return new Date(
    china.getUTCFullYear(),
    china.getUTCMonth(),
    china.getUTCDate(),
    china.getUTCHours(),
    china.getUTCMinutes(),
    china.getUTCSeconds(),
  )
}
