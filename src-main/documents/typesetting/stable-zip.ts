import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import yazl from 'yazl'

/** What is changed in a file of the ZIP, by its name. */
export type Edits = Readonly<Record<string, (text: string) => string>>

/**
 * The same files in a ZIP with every entry dated `time`, so that equal content is equal bytes, and with `edits` made.
 * (The writers of XLSX and DOCX date entries by the clock and offer no other way.) Folder entries, which neither needs,
 * are left out.
 */
export async function stableZip(zip: Buffer, time: Date, edits: Edits = {}): Promise<Buffer> {
  const source = await yauzl.fromBufferPromise(zip)
  const target = new yazl.ZipFile()
  const due = new Map(Object.entries(edits))
  for await (const { entry, content } of filesOf(source)) {
    const edit = due.get(entry.fileName)
    due.delete(entry.fileName)
    const written = edit ? Buffer.from(edit(content.toString('utf8'))) : content
    target.addBuffer(written, entry.fileName, { mtime: chinaClock(time), forceDosTimestamp: true })
  }
  if (due.size > 0) throw new Error(`nothing to edit in ${[...due.keys()].join(', ')}`)
  target.end()
  return buffer(target.outputStream)
}

async function* filesOf(zip: yauzl.ZipFile): AsyncGenerator<{ entry: yauzl.Entry; content: Buffer }> {
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) yield { entry, content: await buffer(await zip.openReadStreamPromise(entry)) }
  }
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
