import { createHash } from 'node:crypto'
import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { finishedFile } from '../../package/finished-file.ts'

/** A finished file: its size in bytes and its SHA-256 in lower-case hex. */
export type WrittenPaper = { readonly path: string; readonly size: number; readonly sha256: string }

/**
 * Writes a paper into a folder, whole or not at all. A file of its name may have been edited by hand: it is never written
 * over, the paper takes the next free name.
 */
export async function writePaper(folder: string, name: string, file: Buffer): Promise<Result<WrittenPaper>> {
  const path = await freePath(folder, name, file)
  const written = { path, size: file.length, sha256: sha256(file) }
  return finishedFile<WrittenPaper, WrittenPaper>(path, {
    write: async (temporary) => {
      await writeFile(temporary, file, { flag: 'wx' })
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

/** The first of 名称.docx, 名称（2）.docx … that is not taken, or holds this very paper. */
async function freePath(folder: string, name: string, file: Buffer): Promise<string> {
  for (let n = 1; ; n++) {
    const path = join(folder, `${name}${n === 1 ? '' : `（${n}）`}.docx`)
    const taken = await access(path).then(
      () => true,
      () => false,
    )
    if (!taken || (await readFile(path).catch(() => undefined))?.equals(file)) return path
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
