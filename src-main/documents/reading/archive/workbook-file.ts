import { open, readFile } from 'node:fs/promises'
import { noticeLimits } from '../../../../src-domain/notices/limits.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { isSystemError } from '../../../bugs.ts'
import { withArchive } from './open-archive.ts'

/** How an OLE container begins: an XLS of before 2007, or an XLSX behind a password; and the stream that tells which. */
const ole = 'd0cf11e0a1b11ae1'
const encrypted = Buffer.from('EncryptedPackage', 'utf16le')
/** Header mark of a widespread transparent file encryption on company computers. */
const encryptionSoftware = 'E-SafeNet'

/**
 * The bytes of a workbook (XLSX) that a notice may be read from. Problems: `workbook-unreadable`, `workbook-too-large`,
 * `workbook-old`, `workbook-password`, `workbook-macros`, `workbook-links`.
 */
export async function workbookFile(path: string, file: string): Promise<Result<Buffer>> {
  const read = await headOf(path)
  if (read === undefined) return failed(problem('workbook-unreadable', { file }))
  const { head, size } = read
  if (head.includes(encryptionSoftware)) return failed(problem('workbook-password', { file }))
  if (head.subarray(0, 8).toString('hex') === ole) {
    const isLocked = size <= noticeLimits.file && (await readFile(path)).includes(encrypted)
    return failed(problem(isLocked ? 'workbook-password' : 'workbook-old', { file }))
  }
  const looked = await withArchive({ path }, async ({ files, refused }) => {
    const names = files.map(({ file }) => file)
    const unpacked = files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
    if (!names.includes('xl/workbook.xml') || refused.length > 0) return problem('workbook-unreadable', { file })
    if (names.some((name) => /vbaProject|\/macrosheets\//i.test(name))) return problem('workbook-macros', { file })
    if (names.some((name) => /\/externalLinks\//i.test(name))) return problem('workbook-links', { file })
    const isLarge = size > noticeLimits.file || unpacked > noticeLimits.total || files.length > mostParts
    return isLarge ? problem('workbook-too-large', { file }) : undefined
  })
  if (!looked.ok) {
    const isLarge = looked.problem.code === 'archive-too-large' || looked.problem.code === 'archive-too-many'
    return failed(problem(isLarge ? 'workbook-too-large' : 'workbook-unreadable', { file }))
  }
  return looked.value ? failed(looked.value) : ok(await readFile(path))
}

const mostParts = 1000

async function headOf(path: string): Promise<{ readonly head: Buffer; readonly size: number } | undefined> {
  try {
    await using handle = await open(path)
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0)
    return { head: buffer.subarray(0, bytesRead), size }
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  }
}
