import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { ifReadable } from '../../../bugs.ts'
import { finishedBytes, type WrittenFile } from '../../../files/finished-file.ts'

/** A letter's files, by their extensions. */
export type LetterFiles = { readonly docx: Uint8Array; readonly pdf?: Uint8Array }

export type WrittenLetter = WrittenFile & { readonly path: string; readonly format: keyof LetterFiles }

/**
 * Writes a letter's files into a folder, each whole or not at all. A file of its name may have been edited by hand: it is
 * never written over, the letter takes the next free name, and all its files the same.
 */
export async function writeLetter(folder: string, name: string, files: LetterFiles): Promise<Result<WrittenLetter[]>> {
  const formats = (['docx', 'pdf'] as const).flatMap((format) => {
    const bytes = files[format]
    return bytes ? [{ format, bytes }] : []
  })
  const allFree = async (name: string) => {
    const free = await Promise.all(formats.map(({ format, bytes }) => isFree(join(folder, `${name}.${format}`), bytes)))
    return free.every(Boolean)
  }
  let free = name
  for (let n = 2; !(await allFree(free)); n++) free = `${name}（${n}）`
  const written: WrittenLetter[] = []
  for (const { format, bytes } of formats) {
    const path = join(folder, `${free}.${format}`)
    const file = await finishedBytes(path, bytes)
    if (!file.ok) return file
    written.push({ path, format, ...file.value })
  }
  return ok(written)
}

/** Not taken, or holding these very bytes. */
async function isFree(path: string, bytes: Uint8Array): Promise<boolean> {
  const taken = await access(path).then(
    () => true,
    () => false,
  )
  return !taken || (await ifReadable(readFile(path)))?.equals(bytes) === true
}
