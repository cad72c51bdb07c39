import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { addUnicodeNames } from './unicode-names.ts'

/**
 * The bytes of a ZIP of what `add` puts into it, with names that old Windows programs read too. What can't be read ends
 * the bytes with its error: the ZIP writer tells of it beside them, where nobody listening would end the program.
 */
export function zipStream(add: (zip: yazl.ZipFile) => void): Readable {
  const zip = new yazl.ZipFile()
  const bytes = zip.outputStream as Readable
  zip.on('error', (error) => bytes.destroy(error as Error))
  add(zip)
  addUnicodeNames(zip)
  zip.end()
  return bytes
}

/** Writes files, each under its own name, as one new ZIP. Throws what the disk refuses. */
export async function zipFiles(files: readonly string[], path: string): Promise<void> {
  const zip = zipStream((zip) => {
    for (const file of files) zip.addFile(file, basename(file))
  })
  await pipeline(zip, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
}
