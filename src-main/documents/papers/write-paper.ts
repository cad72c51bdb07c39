import { createHash } from 'node:crypto'
import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { finishedFile } from '../../package/finished-file.ts'

/** A paper's files, by their extensions. */
export type PaperFiles = { readonly docx: Uint8Array; readonly pdf?: Uint8Array }

/** A finished file: its size in bytes and its SHA-256 in lower-case hex. */
export type WrittenPaper = {
  readonly path: string
  readonly format: keyof PaperFiles
  readonly size: number
  readonly sha256: string
}

/**
 * Writes a paper's files into a folder, each whole or not at all. A file of its name may have been edited by hand: it is
 * never written over, the paper takes the next free name, and all its files the same.
 */
export async function writePaper(folder: string, name: string, files: PaperFiles): Promise<Result<WrittenPaper[]>> {
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
  const written: WrittenPaper[] = []
  for (const { format, bytes } of formats) {
    const file = await writeFinished(join(folder, `${free}.${format}`), bytes)
    if (!file.ok) return file
    written.push({ format, ...file.value })
  }
  return ok(written)
}

/** Not taken, or holding these very bytes. */
async function isFree(path: string, bytes: Uint8Array): Promise<boolean> {
  const taken = await access(path).then(
    () => true,
    () => false,
  )
  return !taken || (await readFile(path).catch(() => undefined))?.equals(bytes) === true
}

function writeFinished(path: string, bytes: Uint8Array): Promise<Result<Omit<WrittenPaper, 'format'>>> {
  const written = { path, size: bytes.length, sha256: sha256(bytes) }
  return finishedFile<typeof written, typeof written>(path, {
    write: async (temporary) => {
      await writeFile(temporary, bytes, { flag: 'wx' })
      return ok(written)
    },
    check: async (temporary) =>
      sha256(await readFile(temporary)) === written.sha256
        ? ok(written)
        : failed({
            code: 'paper-differs',
            message:
              '文件写好后读回核对不一致，没有生成，原有数据不受影响。目标磁盘或 U 盘可能有问题，请换一个位置重试。',
          }),
  })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
